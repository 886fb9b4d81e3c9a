using System.Text.Json.Nodes;
using Provisioning.Keycloak.Requests;

namespace Provisioning.Keycloak.Locking;

/// <summary>A lock that this run holds. It is renewed while the run lasts and removed at its end.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly AdminApi api;
    private readonly string uuid;
    private readonly Func<JsonObject> body;
    private readonly CancellationTokenSource end = new();
    private readonly Task renewing;

    public HeldLock(AdminApi api, TimeProvider time, string uuid, Func<JsonObject> body)
    {
        this.api = api;
        this.uuid = uuid;
        this.body = body;
        renewing = RenewAsync(time);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(false);
        end.Dispose();
        try
        {
            await api.WriteAsync(HttpMethod.Delete, $"clients/{uuid}", null, Rights.ManageClients, CancellationToken.None).ConfigureAwait(false);
        }
        catch (KeycloakException)
        {
            // The run is over either way, and the lock counts no longer once its time has passed.
        }
    }

    private async Task RenewAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(RealmLock.Lease / 5, time);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token).ConfigureAwait(false))
            {
                await TryRenewAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private async Task TryRenewAsync()
    {
        try
        {
            await api.WriteAsync(HttpMethod.Put, $"clients/{uuid}", body(), Rights.ManageClients, end.Token).ConfigureAwait(false);
        }
        catch (KeycloakException)
        {
            // There are four more renewals before the lock's time passes.
        }
    }
}
