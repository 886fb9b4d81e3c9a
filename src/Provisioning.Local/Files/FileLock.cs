using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Provisioning.Local.Files;

/// <summary>
/// Keeps other runs away from a file by holding <c>FILE.lock</c> beside it. The operating system lets go of it when the process
/// ends, however it ends. The lock file stays: removing it would let two runs hold different files of one name.
/// </summary>
internal sealed class FileLock : IAsyncDisposable
{
    private const string Unknown = "another run";
    private const int LongestHolder = 512;

    // What the system says of a file that somebody else holds: EAGAIN, EWOULDBLOCK, ERROR_SHARING_VIOLATION.
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private readonly SafeFileHandle handle;

    private FileLock(SafeFileHandle handle) => this.handle = handle;

    public static string PathFor(string path) => path + ".lock";

    /// <summary>
    /// Takes the lock, or returns null when another run holds it. A folder that cannot be written to is an
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
    /// </summary>
    public static FileLock? TryTake(string path, TimeProvider time)
    {
        var full = Path.GetFullPath(PathFor(path));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
#pragma warning disable CA2000 // The lock that is returned owns the handle; on every other way out it is disposed here.
        var handle = Hold(full);
#pragma warning restore CA2000
        if (handle is null)
        {
            return null;
        }

        try
        {
            var holder = $"process {Environment.ProcessId} on {Environment.MachineName} since {time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
            RandomAccess.SetLength(handle, 0);
            RandomAccess.Write(handle, Encoding.UTF8.GetBytes(holder), 0);
            return new FileLock(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Who holds the lock, for people; <c>another run</c> where the system does not let anybody see.</summary>
    public static string HolderOf(string path)
    {
        using var file = UnixFile.OpenUnlocked(PathFor(path));
        if (file.IsInvalid)
        {
            return Unknown;
        }

        Span<byte> holder = stackalloc byte[LongestHolder];
        var length = RandomAccess.Read(file, holder, 0);
        return length > 0 ? Encoding.UTF8.GetString(holder[..length]) : Unknown;
    }

    public ValueTask DisposeAsync()
    {
        if (!handle.IsClosed)
        {
            RandomAccess.SetLength(handle, 0);
            handle.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static SafeFileHandle? Hold(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            return null;
        }
    }
}
