using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Projects;

/// <summary>The declaration files of a project, sorted by path, and what kept others from being read.</summary>
public sealed record ProjectFiles(ImmutableArray<SourceFile> Files, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>The same files; those that are alike in another state of the project are taken from there, so that they are one.</summary>
    public ProjectFiles Sharing(ProjectFiles other)
    {
        var known = other.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        return this with
        {
            Files = [.. Files.Select(f =>
                known.TryGetValue(f.Path, out var same) && !f.IsUnread && !same.IsUnread && same.Content.Span.SequenceEqual(f.Content.Span) ? same : f)],
        };
    }
}
