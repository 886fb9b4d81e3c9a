using Provisioning.Diagnostics;

namespace Provisioning.Preflights;

/// <summary>What a preflight saw.</summary>
/// <param name="Rights">What the caller may do; null where nothing tells, or nothing is needed.</param>
/// <param name="Requests">Requests it took, those for a token included; 0 for a file.</param>
public sealed record PreflightReport(ImmutableArray<PreflightCheck> Checks, AdministrationRights? Rights, int Requests)
{
    public IEnumerable<Diagnostic> Findings => Checks.Select(c => c.Finding).OfType<Diagnostic>();

    /// <summary>What belongs into the review of a run: before an apply nothing that only informs.</summary>
    public IEnumerable<Diagnostic> FindingsToReview => Findings.Where(f => !Writes || f.Severity != Severity.Info);

    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>Whether it came before a run that may write.</summary>
    public bool Writes { get; init; }

    /// <summary>Who was asked for rights, for findings: <c>client 'x'</c>.</summary>
    public string Caller { get; init; } = string.Empty;
}
