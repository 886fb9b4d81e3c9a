using Provisioning.Diagnostics;

namespace Provisioning.Local.Projects;

/// <summary>Finds the declaration files below a folder. Links are followed, but never in a circle.</summary>
internal sealed class FolderWalk(Action<Diagnostic> note)
{
    public List<FoundFile> Below(string folder, string path, CancellationToken cancellationToken)
    {
        var found = new List<FoundFile>();
        try
        {
            var start = new DirectoryInfo(folder);
            Walk(start.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? start.FullName, path, [], found, cancellationToken);
        }
        catch (IOException e)
        {
            note(ProjectCodes.LinkLeadsAway.At(Place.InFile(path), $"The link cannot be followed: {e.Message}"));
        }

        return found;
    }

    /// <param name="folder">The folder itself, never a link to it, so that circles show.</param>
    /// <param name="above">The folders on the way here.</param>
    private void Walk(
        string folder, string path, ImmutableStack<string> above, List<FoundFile> found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var way = above.Push(folder);
        foreach (var entry in EntriesOf(folder, path))
        {
            var entryPath = $"{path}/{entry.Name}";
            if (entry.Name.StartsWith('.') || entryPath == $"{ProjectFolder.Stacks}/schemas")
            {
                continue;
            }

            if (entry is DirectoryInfo child)
            {
                if (TargetOf(child, entryPath, way) is { } target)
                {
                    Walk(target, entryPath, way, found, cancellationToken);
                }
            }
            else if (entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                found.Add(new FoundFile(entry.FullName, entryPath));
            }
        }
    }

    private List<FileSystemInfo> EntriesOf(string folder, string path)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            note(ProjectCodes.FileUnreadable.At(Place.InFile(path), $"The folder cannot be read: {e.Message}"));
            return [];
        }
    }

    /// <summary>The folder to go on with, or null when it is a link that leads back to where the walk came from.</summary>
    private string? TargetOf(DirectoryInfo child, string path, ImmutableStack<string> way)
    {
        if (child.LinkTarget is null)
        {
            return child.FullName;
        }

        var target = child.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (way.Any(folder => folder == target || folder.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            note(ProjectCodes.LinkLeadsAway.At(Place.InFile(path), $"The link leads to '{target}', which contains it."));
            return null;
        }

        return target;
    }
}
