using Microsoft.Win32.SafeHandles;

namespace Provisioning.Local.Files;

/// <summary>
/// Replaces a file as a whole: whoever reads it, also after a kill or a power cut, finds the old or the new content. The new
/// content is written and flushed beside the file first, then renamed over it.
/// </summary>
/// <param name="before">Called before each step; tests stop a write there.</param>
internal sealed class AtomicFile(string path, Action<FileStep>? before = null)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Action<FileStep> before = before ?? (_ => { });

    /// <param name="privately">Whether only its owner may read and write it.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> content, bool privately, CancellationToken cancellationToken)
    {
        var target = LinkTarget();
        var folder = Path.GetDirectoryName(target)!;
        // One fixed name: the lock keeps other writers away, and what a killed run left behind is overwritten.
        var fresh = Path.Combine(folder, $".{Path.GetFileName(target)}.new");
        before(FileStep.Create);
        Directory.CreateDirectory(folder);
        File.Delete(fresh);
        using (var file = File.OpenHandle(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous))
        {
            Restrict(file, target, privately);
            before(FileStep.Write);
            await RandomAccess.WriteAsync(file, content, 0, cancellationToken).ConfigureAwait(false);
            before(FileStep.Flush);
            RandomAccess.FlushToDisk(file);
        }

        before(FileStep.Replace);
        File.Move(fresh, target, overwrite: true);
        before(FileStep.FlushFolder);
        UnixFile.FlushFolder(folder);
    }

    /// <summary>
    /// Throws the <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> that a write would meet. Tries it with
    /// an empty file in the folder, or in the nearest one above it that is there, which is gone when this returns.
    /// </summary>
    public void CheckWritable()
    {
        var target = LinkTarget();
        if (Directory.Exists(target))
        {
            throw new IOException($"'{target}' is a folder.");
        }

        var folder = Path.GetDirectoryName(target)!;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                throw new IOException($"'{folder}' is a file, and a folder is needed there.");
            }

            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"'{target}' is in no folder.");
        }

        using var probe = File.OpenHandle(
            Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}"),
            FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
    }

    /// <summary>The file behind a link, so that the link stays a link.</summary>
    private string LinkTarget() => new FileInfo(path).LinkTarget is null
        ? Path.GetFullPath(path)
        : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Nothing is in the new file yet, so nobody reads it before it has its rights.</summary>
    private static void Restrict(SafeFileHandle file, string target, bool privately)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (privately)
        {
            File.SetUnixFileMode(file, Private);
        }
        else if (File.Exists(target))
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(target));
        }
    }
}
