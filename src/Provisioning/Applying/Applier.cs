using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Applying;

/// <summary>
/// Carries out a plan and decides nothing: the realm, beside it each secret as soon as its technical user is done
/// (<see cref="SecretFlow"/>), then the secrets to delete. The caller holds the realm's lock since it read the realm that the
/// plan rests on.
/// </summary>
public static class Applier
{
    /// <summary>Never throws for what an adapter does, nor when cancelled: the report says how far it came.</summary>
    /// <param name="random">What passwords are made of.</param>
    public static async Task<ApplyReport> ApplyAsync(
        Plan plan, IRealmGateway gateway, ISecretStore store, TimeProvider time, Randomness random,
        IProgress<ApplyProgress> progress, CancellationToken cancellationToken)
    {
        var record = new ApplyRecord(plan, progress);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var writer = new SecretWriter(gateway, store, time, random, record);
            await ApplyAsync(plan, gateway, record, new SecretFlow(plan, record, writer.StoreAsync), cancellationToken).ConfigureAwait(false);
            if (record.Error.Length == 0)
            {
                await Parallel.ForEachAsync(
                    plan.Secrets.Where(c => c.Action == ChangeAction.Delete),
                    new ParallelOptions { MaxDegreeOfParallelism = SecretFlow.SideBySide, CancellationToken = cancellationToken },
                    writer.DeleteAsync).ConfigureAwait(false);
            }

            return record.ToReport(record.Error.Length == 0 ? ApplyEnd.Completed : ApplyEnd.Failed);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record.Fail("The run was cancelled.");
            return record.ToReport(ApplyEnd.Cancelled);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            record.Fail(failure.Message);
            return record.ToReport(ApplyEnd.Failed);
        }
    }

    private static async Task ApplyAsync(
        Plan plan, IRealmGateway gateway, ApplyRecord record, SecretFlow flow, CancellationToken cancellationToken)
    {
        var storing = flow.RunAsync(cancellationToken);
        try
        {
            if (plan.Changes.Count > 0)
            {
                var outcomes = await gateway.ApplyAsync(plan.Changes, flow, cancellationToken).ConfigureAwait(false);
                record.Settle(outcomes);
                flow.Settle(outcomes);
            }
        }
        finally
        {
            // Also when the realm failed: the secrets of whoever is done are stored, and the report is true.
            flow.Close();
            await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await storing.ConfigureAwait(false);
    }
}
