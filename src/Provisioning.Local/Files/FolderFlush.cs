using System.Runtime.InteropServices;

namespace Provisioning.Local.Files;

/// <summary>Makes a rename durable: on Unix the name is in the folder, and the folder has to reach the disk too.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Best effort: some file systems refuse to flush folders, and then the rename is atomic all the same.
    /// Windows flushes names by itself.
    /// </summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor >= 0)
        {
            _ = FSync(descriptor);
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
