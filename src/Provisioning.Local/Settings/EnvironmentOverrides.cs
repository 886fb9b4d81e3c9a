using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Settings;

/// <summary>What variables say about environments: for each by name a file to lay over its own, and variables that say nothing.</summary>
public sealed record EnvironmentOverrides(ImmutableSortedDictionary<string, SourceFile> Files, ImmutableArray<Diagnostic> Findings);
