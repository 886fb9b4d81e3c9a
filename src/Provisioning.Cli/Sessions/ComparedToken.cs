using Provisioning.Diagnostics;

namespace Provisioning.Cli.Sessions;

/// <summary>A real token beside the claims that are computed, or why there is none.</summary>
/// <param name="Source"><c>example</c> or <c>sign-in</c>.</param>
/// <param name="Words">Which token it is, for people.</param>
/// <param name="Findings">Differences, or the obstacle.</param>
internal sealed record ComparedToken(string Source, string Words, ImmutableArray<Diagnostic> Findings, int Requests)
{
    public bool IsSame => Findings.IsEmpty;
}
