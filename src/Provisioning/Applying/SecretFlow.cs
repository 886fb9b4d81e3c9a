using System.Threading.Channels;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Applying;

/// <summary>
/// Stores secrets while the realm is still being written: each as soon as nothing more is to be done to its technical user, so
/// that the slower of realm and vault sets the time of the whole run.
/// </summary>
/// <param name="store">Stores one secret; what it throws ends the flow and is the report's.</param>
internal sealed class SecretFlow(Plan plan, ApplyRecord record, Func<SecretChange, CancellationToken, Task> store) : IProgress<ChangeOutcome>
{
    /// <summary>
    /// Bounds how many values are in memory at once. Adapters have caps of their own for requests; a secret file writes what
    /// comes side by side in one go.
    /// </summary>
    public const int SideBySide = 256;

    private readonly Lock gate = new();
    private readonly Channel<SecretChange> ready = Channel.CreateUnbounded<SecretChange>();
    private readonly Dictionary<Address, Waiting> waiting = [];
    private volatile bool hasFailed;

    /// <summary>Begins with the secrets whose technical users the plan does not touch.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var changes = plan.Changes.CountBy(c => c.Address).ToDictionary();
        foreach (var secrets in plan.Secrets.Where(s => s.Action != ChangeAction.Delete).GroupBy(s => HolderOf(s.Secret)))
        {
            var holder = new Waiting(changes.GetValueOrDefault(secrets.Key), [.. secrets]);
            if (holder.Changes == 0)
            {
                Release(holder);
            }
            else
            {
                waiting[secrets.Key] = holder;
            }
        }

        return Parallel.ForEachAsync(
            ready.Reader.ReadAllAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            StoreAsync);
    }

    public void Report(ChangeOutcome value)
    {
        record.Report(value);
        if (value.Done)
        {
            Count(value.Address, 1);
        }
    }

    /// <summary>The gateway's answer counts more than what it reported on the way: whoever is done and was not told of goes now.</summary>
    public void Settle(ImmutableArray<ChangeOutcome> outcomes)
    {
        foreach (var (address, count) in outcomes.Where(o => o.Done).CountBy(o => o.Address))
        {
            lock (gate)
            {
                if (!waiting.TryGetValue(address, out var holder))
                {
                    continue;
                }

                waiting[address] = holder with { Done = 0 };
            }

            Count(address, count);
        }
    }

    /// <summary>Nothing more will be ready; what waits for a change that was not done stays undone.</summary>
    public void Close() => ready.Writer.TryComplete();

    private static Address HolderOf(SecretRef secret) => new(secret.IsPassword ? ObjectKind.User : ObjectKind.Client, secret.ClientId);

    private async ValueTask StoreAsync(SecretChange change, CancellationToken cancellationToken)
    {
        if (hasFailed)
        {
            return;
        }

        try
        {
            await store(change, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            // Those under way come to their end: a vault that has a value should be known to have it.
            hasFailed = true;
            record.Fail(failure.Message);
        }
    }

    private void Count(Address address, int done)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(address, out var holder))
            {
                return;
            }

            holder = holder with { Done = holder.Done + done };
            waiting[address] = holder;
            if (holder.Done < holder.Changes)
            {
                return;
            }

            waiting.Remove(address);
            Release(holder);
        }
    }

    private void Release(Waiting holder)
    {
        foreach (var secret in holder.Secrets)
        {
            ready.Writer.TryWrite(secret);
        }
    }

    /// <param name="Changes">What the plan does to the technical user.</param>
    private sealed record Waiting(int Changes, ImmutableArray<SecretChange> Secrets)
    {
        public int Done { get; init; }
    }
}
