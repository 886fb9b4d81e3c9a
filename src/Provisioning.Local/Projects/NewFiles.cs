using Provisioning.Declarations;

namespace Provisioning.Local.Projects;

/// <summary>Writes files that must not be there yet: all of them, or none.</summary>
public static class NewFiles
{
    /// <param name="root">The project folder.</param>
    /// <exception cref="IOException">One of them exists, or cannot be written; those that were written are gone again.</exception>
    public static async Task WriteAsync(string root, IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        var written = new Stack<string>();
        try
        {
            foreach (var file in files)
            {
                var path = Path.GetFullPath(file.Path, root);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
                written.Push(path);
                await RandomAccess.WriteAsync(handle, file.Content, 0, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            foreach (var path in written)
            {
                File.Delete(path);
                RemoveIfEmpty(Path.GetDirectoryName(path)!);
            }

            throw;
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
