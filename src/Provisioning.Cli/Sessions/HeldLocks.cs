using Provisioning.Realms;

namespace Provisioning.Cli.Sessions;

/// <summary>The locks of all realms that a run writes, held from before they are read until the last is written.</summary>
internal sealed class HeldLocks : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> held = new();

    public static Task<HeldLocks> TakeAsync(IEnumerable<EnvironmentTarget> targets, CancellationToken cancellationToken) =>
        TakeAsync(targets.Select(t => t.Gateway), cancellationToken);

    public static async Task<HeldLocks> TakeAsync(IEnumerable<IRealmGateway> gateways, CancellationToken cancellationToken)
    {
        var locks = new HeldLocks();
        try
        {
            foreach (var gateway in gateways)
            {
                locks.held.Push(await gateway.LockAsync(cancellationToken).ConfigureAwait(false));
            }

            return locks;
        }
        catch
        {
            await locks.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (held.TryPop(out var one))
        {
            await one.DisposeAsync().ConfigureAwait(false);
        }
    }
}
