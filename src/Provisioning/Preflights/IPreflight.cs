namespace Provisioning.Preflights;

/// <summary>Looks, before a realm is read or written, at what would keep a run from succeeding there. Changes nothing.</summary>
public interface IPreflight
{
    /// <summary>What is wrong is a finding of the report, an unreachable server as well; only cancelling throws.</summary>
    Task<PreflightReport> CheckAsync(PreflightRequest request, CancellationToken cancellationToken);
}
