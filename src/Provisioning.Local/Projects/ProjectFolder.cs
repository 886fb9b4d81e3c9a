using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Projects;

/// <summary>A project: the folder that has <c>stacks/</c>, with all declarations below that.</summary>
public sealed class ProjectFolder
{
    /// <summary>In bytes: 10 MB for each file.</summary>
    public const int SizeLimit = 10 * 1024 * 1024;

    internal const string Stacks = "stacks";

    private ProjectFolder(string root) => Root = root;

    /// <summary>The full path.</summary>
    public string Root { get; }

    /// <summary>Looks in a folder and then in those above it.</summary>
    public static bool TryFind(string workingDirectory, [NotNullWhen(true)] out ProjectFolder? project, [NotNullWhen(false)] out Diagnostic? problem)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(workingDirectory)); folder is not null; folder = folder.Parent)
        {
            if (TryOpen(folder.FullName, out project, out _))
            {
                problem = null;
                return true;
            }
        }

        project = null;
        problem = ProjectCodes.ProjectNotFound.At(
            Place.InFile(workingDirectory), $"Neither '{workingDirectory}' nor a folder above it has a folder '{Stacks}'.");
        return false;
    }

    /// <summary>Opens the folder that was named, and no other.</summary>
    public static bool TryOpen(string folder, [NotNullWhen(true)] out ProjectFolder? project, [NotNullWhen(false)] out Diagnostic? problem)
    {
        var root = Path.GetFullPath(folder);
        if (Directory.Exists(Path.Combine(root, Stacks)))
        {
            project = new ProjectFolder(root);
            problem = null;
            return true;
        }

        project = null;
        problem = ProjectCodes.ProjectNotFound.At(
            Place.InFile(folder), $"'{folder}' has no folder '{Stacks}'.", $"Name the folder that has '{Stacks}'.");
        return false;
    }

    /// <summary>The full path of a path from the settings, which is relative to the project.</summary>
    public string PathOf(string relative) => Path.GetFullPath(relative, Root);

    /// <summary>
    /// Reads all declarations: every <c>*.json</c> under <c>stacks/</c> save the schemas and what is hidden. What cannot be read
    /// is a finding, because a declaration that is left out would read as removed.
    /// </summary>
    public ProjectFiles Read(CancellationToken cancellationToken)
    {
        var findings = new ConcurrentBag<Diagnostic>();
        var found = new FolderWalk(findings.Add).Below(Path.Combine(Root, Stacks), Stacks, cancellationToken);
        var files = new ConcurrentBag<SourceFile>();
        Parallel.ForEach(found, new ParallelOptions { CancellationToken = cancellationToken }, file =>
            files.Add(Read(file, findings)));
        return new ProjectFiles([.. files.OrderBy(f => f.Path, StringComparer.Ordinal)], Diagnostic.Sort(findings));
    }

    private static SourceFile Read(FoundFile file, ConcurrentBag<Diagnostic> findings)
    {
        try
        {
            using var handle = File.OpenHandle(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var length = RandomAccess.GetLength(handle);
            if (length > SizeLimit)
            {
                findings.Add(DeclarationCodes.TooLarge.At(
                    Place.InFile(file.Path), $"The file has {length:N0} bytes; at most {SizeLimit:N0} are read."));
                return SourceFile.Unread(file.Path);
            }

            var content = new byte[length];
            var read = 0;
            while (read < content.Length && RandomAccess.Read(handle, content.AsSpan(read), read) is > 0 and var more)
            {
                read += more;
            }

            return new SourceFile(file.Path, content.AsMemory(0, read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            findings.Add(ProjectCodes.FileUnreadable.At(Place.InFile(file.Path), $"The file cannot be read: {e.Message}"));
            return SourceFile.Unread(file.Path);
        }
    }
}
