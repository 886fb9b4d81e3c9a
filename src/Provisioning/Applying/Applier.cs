using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Applying;

/// <summary>
/// Carries out a plan and decides nothing: first it takes away stored secrets that died with their clients, then come the
/// realm, the secrets to store, and those to delete. The caller holds the realm's lock since it read the realm that the plan
/// rests on.
/// </summary>
public static class Applier
{
    /// <summary>
    /// Bounds how many values are in memory at once. Adapters have caps of their own for requests; a secret file writes what
    /// comes side by side in one go.
    /// </summary>
    private const int SecretsSideBySide = 256;

    /// <summary>Never throws for what an adapter does, nor when cancelled: the report says how far it came.</summary>
    /// <param name="random">What passwords are made of.</param>
    public static async Task<ApplyReport> ApplyAsync(
        Plan plan, IRealmGateway gateway, ISecretStore store, TimeProvider time, Randomness random,
        IProgress<ApplyProgress> progress, CancellationToken cancellationToken)
    {
        var record = new ApplyRecord(plan, progress);
        try
        {
            await DropDeadSecretsAsync(plan, store, cancellationToken).ConfigureAwait(false);
            await ApplyRealmAsync(plan, gateway, record, cancellationToken).ConfigureAwait(false);
            if (record.Error.Length == 0)
            {
                await ApplySecretsAsync(plan, gateway, store, time, random, record, cancellationToken).ConfigureAwait(false);
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

    /// <summary>
    /// Once a client is there again nothing tells that the stored secret is not its own. Nobody can sign in with it as long as
    /// the client is gone, so it goes first: a run that is cut short then leaves a missing secret, which the next run stores.
    /// </summary>
    private static Task DropDeadSecretsAsync(Plan plan, ISecretStore store, CancellationToken cancellationToken)
    {
        var made = plan.Changes.Where(c => c.Action == ChangeAction.Create).Select(c => c.After).OfType<Client>()
            .Select(c => c.ClientId).ToHashSet(StringComparer.Ordinal);
        return Parallel.ForEachAsync(
            plan.Secrets.Where(s => s.Action == ChangeAction.Update && made.Contains(s.Secret.ClientId)),
            SideBySide(cancellationToken),
            async (change, cancelled) => await store.DeleteAsync(change.Secret.Name, cancelled).ConfigureAwait(false));
    }

    private static ParallelOptions SideBySide(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = SecretsSideBySide, CancellationToken = cancellationToken };

    private static async Task ApplyRealmAsync(Plan plan, IRealmGateway gateway, ApplyRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (plan.Changes.Count == 0)
        {
            return;
        }

        var outcomes = await gateway.ApplyAsync(plan.Changes, record, cancellationToken).ConfigureAwait(false);
        record.Settle(outcomes);
    }

    private static async Task ApplySecretsAsync(
        Plan plan, IRealmGateway gateway, ISecretStore store, TimeProvider time, Randomness random, ApplyRecord record,
        CancellationToken cancellationToken)
    {
        var rotator = new Rotator(gateway, store, time, random);
        await Parallel.ForEachAsync(plan.Secrets.Where(c => c.Action != ChangeAction.Delete), SideBySide(cancellationToken), async (change, cancelled) =>
        {
            if (change.Secret.IsPassword)
            {
                var password = await rotator.SetPasswordAsync(change.Secret, record.Hide, cancelled).ConfigureAwait(false);
                record.Done(change, store.Location, password.Version);
                return;
            }

            if (change.Reason == ChangeReason.Due)
            {
                var step = new RotationStep(change.Secret, RotationAction.Rotate, null, CanSignIn: true);
                var rotated = await rotator.RunAsync(step, record.Hide, cancelled).ConfigureAwait(false);
                record.Done(change, store.Location, rotated.Version);
                return;
            }

            var value = await gateway.IssueSecretAsync(change.Secret.ClientId, cancelled).ConfigureAwait(false);
            record.Hide(value);
            var attributes = SecretAttributes.For(change.Secret, value, Marks.ProvisionApplier, time.GetUtcNow());
            var stored = await store.SetAsync(change.Secret, value, attributes, cancelled).ConfigureAwait(false);
            record.Done(change, store.Location, stored.Version);
        }).ConfigureAwait(false);

        foreach (var change in plan.Secrets.Where(c => c.Action == ChangeAction.Delete))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await store.DeleteAsync(change.Secret.Name, cancellationToken).ConfigureAwait(false);
            record.Done(change, store.Location, string.Empty);
        }
    }
}
