using Provisioning.Declarations;
using Provisioning.Local.Files;

namespace Provisioning.Local.Projects;

/// <summary>A folder that is to become a project.</summary>
public sealed class NewProject(string root)
{
    /// <summary>Whether there is nothing in the folder yet, or no folder.</summary>
    public bool IsEmpty => !File.Exists(root) && (!Directory.Exists(root) || !Directory.EnumerateFileSystemEntries(root).Any());

    /// <summary>Writes files at their paths below the folder; each replaces the one that is there.</summary>
    public async Task WriteAsync(IEnumerable<SourceFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await new AtomicFile(Path.GetFullPath(file.Path, root)).WriteAsync(file.Content, privately: false, cancellationToken).ConfigureAwait(false);
        }
    }
}
