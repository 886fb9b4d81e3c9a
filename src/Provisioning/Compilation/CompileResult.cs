using Provisioning.Diagnostics;

namespace Provisioning.Compilation;

/// <summary>What the declarations mean, as far as their names could be resolved, and everything that could not.</summary>
public sealed record CompileResult(CompiledDeclarations Compiled, ImmutableArray<Diagnostic> Findings);
