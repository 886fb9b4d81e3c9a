using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Planning;

namespace Provisioning.Importing;

/// <summary>Declarations that say what a realm was found to be.</summary>
/// <param name="Stack">The stack that now declares the realm, such as <c>platform.dev</c>.</param>
/// <param name="Files">What to write, by path below the project. None holds a secret.</param>
/// <param name="Adoption">What is left to do: each change writes the stack's marks and nothing else.</param>
/// <param name="Accepted">How many findings of severity error the realm came with; each is covered by an exception for now.</param>
/// <param name="Findings">With an error among them the files must not be used.</param>
public sealed record ImportedProject(
    string Stack, ImmutableArray<SourceFile> Files, Plan Adoption, int Accepted, ImmutableArray<Diagnostic> Findings)
{
    public bool IsUsable => Findings.All(f => f.Severity != Severity.Error);
}
