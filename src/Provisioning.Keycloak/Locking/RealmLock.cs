using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Locking;

/// <summary>
/// Keeps two runs from writing one realm: a client that is disabled, holds nothing and cannot sign in. Client ids are
/// unique, so of two runs exactly one can create it; that needs no right beyond <c>manage-clients</c>. It names its
/// holder, and a lock whose holder was killed counts no longer once its time has passed.
/// </summary>
internal sealed class RealmLock(AdminApi api, TimeProvider time, string holder)
{
    public const string ClientId = "provisioning.lock";

    private const string IdAttribute = "provisioning.lock.id";

    private const string HolderAttribute = "provisioning.lock.holder";

    private const string UntilAttribute = "provisioning.lock.until";

    private const int Attempts = 3;

    private readonly string id = Guid.NewGuid().ToString("N");

    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(5);

    /// <exception cref="RealmLockedException">Another run holds it, or the caller may not create clients.</exception>
    public async Task<IAsyncDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var uuid = await api.CreateAsync($"clients", Body(), Rights.ManageClients, cancellationToken).ConfigureAwait(false)
                    ?? await FindOwnAsync(cancellationToken).ConfigureAwait(false);
                if (uuid is not null)
                {
                    return new HeldLock(api, time, uuid, Body);
                }
            }
        }
        catch (KeycloakException e)
        {
            throw new RealmLockedException(e.Message, e);
        }

        throw new RealmLockedException($"Realm '{api.Realm}' is being locked and released by other runs. Run again in a moment.");
    }

    /// <summary>
    /// The lock, when it turns out to be ours because the answer to an earlier attempt was lost. One whose time has passed is
    /// removed by its own id, so that nobody removes the lock of whoever was quicker.
    /// </summary>
    private async Task<string?> FindOwnAsync(CancellationToken cancellationToken)
    {
        using var found = await api.ReadAsync($"clients?clientId={ClientId}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        foreach (var client in found.RootElement.EnumerateArray())
        {
            var attributes = client.GetProperty("attributes");
            if (attributes.Text(IdAttribute) == id)
            {
                return client.Text("id");
            }

            if (IsHeld(attributes))
            {
                throw new RealmLockedException(
                    $"Realm '{api.Realm}' is held by {attributes.Text(HolderAttribute)}, at most until {attributes.Text(UntilAttribute)}. "
                    + "Wait for that run to end, then run again.");
            }

            await api.WriteAsync(HttpMethod.Delete, $"clients/{client.Text("id")}", null, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private bool IsHeld(JsonElement attributes) =>
        !DateTimeOffset.TryParse(attributes.Text(UntilAttribute), CultureInfo.InvariantCulture, out var until) || time.GetUtcNow() < until;

    private JsonObject Body() => new()
    {
        ["clientId"] = ClientId,
        ["name"] = "Lock of a running apply",
        ["description"] = "Made and removed by each run that writes this realm. Delete it only when no run is under way.",
        ["enabled"] = false,
        ["bearerOnly"] = true,
        ["serviceAccountsEnabled"] = false,
        ["standardFlowEnabled"] = false,
        ["directAccessGrantsEnabled"] = false,
        ["fullScopeAllowed"] = false,
        ["defaultClientScopes"] = new JsonArray(),
        ["optionalClientScopes"] = new JsonArray(),
        ["attributes"] = new JsonObject
        {
            [IdAttribute] = id,
            [HolderAttribute] = holder,
            [UntilAttribute] = (time.GetUtcNow() + Lease).ToString("O", CultureInfo.InvariantCulture),
        },
    };
}
