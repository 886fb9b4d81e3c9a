using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Provisioning.Local.Files;

/// <summary>What Unix lets a program do and .NET does not. On Windows both calls do nothing.</summary>
internal static partial class UnixFile
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Makes a rename in the folder durable: the name is in the folder, and that has to reach the disk too. Some file systems
    /// refuse to flush folders; then the rename is atomic all the same. Windows flushes names by itself.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        using var handle = OpenUnlocked(folder);
        if (!handle.IsInvalid)
        {
            _ = FSync(handle);
        }
    }

    /// <summary>Opens for reading without asking for a share of the file, so also one that another process has locked.</summary>
    /// <returns>An invalid handle when it cannot be opened.</returns>
    public static SafeFileHandle OpenUnlocked(string path) =>
        OperatingSystem.IsWindows() ? new SafeFileHandle() : new SafeFileHandle(Open(path, ReadOnly), ownsHandle: true);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(SafeFileHandle file);
}
