using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Projects;

/// <summary>The declaration files of a project, sorted by path, and what kept others from being read.</summary>
public sealed record ProjectFiles(ImmutableArray<SourceFile> Files, ImmutableArray<Diagnostic> Findings);
