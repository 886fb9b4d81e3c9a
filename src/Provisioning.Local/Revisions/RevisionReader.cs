using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Local.Projects;

namespace Provisioning.Local.Revisions;

/// <summary>The declarations of revisions, as the object store has them.</summary>
public static class RevisionReader
{
    /// <summary>
    /// Reads all declarations of several revisions. What has the same path and content in two of them is read once and is the
    /// same <see cref="SourceFile"/> in both.
    /// </summary>
    /// <exception cref="RevisionException">An object is missing, or git refuses.</exception>
    public static async Task<ImmutableArray<ProjectFiles>> ReadAsync(
        GitRepository repository, IReadOnlyList<Revision> revisions, CancellationToken cancellationToken)
    {
        var trees = new List<(Revision Revision, TreeEntry[] Entries)>();
        foreach (var revision in revisions)
        {
            trees.Add((revision, await ListAsync(repository, revision, cancellationToken).ConfigureAwait(false)));
        }

        var blobs = trees.SelectMany(t => t.Entries).Where(e => e.IsFile && e.IsDeclaration).Select(e => e.Blob).ToHashSet(StringComparer.Ordinal);
        var contents = await BlobReader.ReadAsync(repository, blobs, cancellationToken).ConfigureAwait(false);
        var files = new Dictionary<TreeEntry, SourceFile>();
        return [.. trees.Select(t => FilesOf(t.Revision, t.Entries, contents, files))];
    }

    private static async Task<TreeEntry[]> ListAsync(GitRepository repository, Revision revision, CancellationToken cancellationToken)
    {
        using var listing = new MemoryStream();
        await repository.ReadAsync(
            ["ls-tree", "-r", "-z", "--full-tree", revision.Commit, "--", $"{repository.Prefix}{ProjectFolder.Stacks}/"],
            null,
            output => output.CopyToAsync(listing, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return [.. TreeEntry.Parse(listing.ToArray(), repository.Prefix)];
    }

    private static ProjectFiles FilesOf(
        Revision revision, TreeEntry[] entries, IReadOnlyDictionary<string, byte[]?> contents, Dictionary<TreeEntry, SourceFile> known)
    {
        var files = new List<SourceFile>(entries.Length);
        var findings = new List<Diagnostic>();
        foreach (var entry in entries.OrderBy(e => e.Path, StringComparer.Ordinal))
        {
            if (entry.HidesDeclarations)
            {
                findings.Add(ProjectCodes.LinkLeadsAway.At(
                    Place.InFile(entry.Path),
                    $"'{entry.Path}' is a link or another repository in '{revision.Name}', and revisions are read without following those.",
                    "Put the declarations themselves there."));
            }
            else if (entry.IsFile && entry.IsDeclaration)
            {
                if (!known.TryGetValue(entry, out var file))
                {
                    known[entry] = file = contents[entry.Blob] is { } content ? new SourceFile(entry.Path, content) : SourceFile.Unread(entry.Path);
                }

                files.Add(file);
                if (file.IsUnread)
                {
                    findings.Add(DeclarationCodes.TooLarge.At(
                        Place.InFile(entry.Path), $"The file is too large; at most {ProjectFolder.SizeLimit:N0} bytes are read."));
                }
            }
        }

        return new ProjectFiles([.. files], [.. findings]);
    }
}
