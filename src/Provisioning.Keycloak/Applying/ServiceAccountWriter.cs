using System.Text.Json.Nodes;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>Makes the user behind a service account hold exactly what it is to hold.</summary>
internal sealed class ServiceAccountWriter(AdminApi api, NameLookup names)
{
    private readonly HoldingWriter holdings = new(api, names);

    /// <summary>A service account that was just switched on: what every new user gets is taken away again.</summary>
    public async Task CompleteNewAsync(string clientId, ServiceAccount after, CancellationToken cancellationToken)
    {
        var user = await names.FindUserAsync(clientId, cancellationToken).ConfigureAwait(false)
            ?? throw names.Absent($"user:{ServiceAccount.UsernameOf(clientId)}");
        var before = await names.NewAccountAsync(cancellationToken).ConfigureAwait(false);
        await holdings.ChangeAsync(user, before, after, cancellationToken).ConfigureAwait(false);
        if (!before.Enabled.Equals(after.Enabled) || after.Attributes.Count > 0)
        {
            // The server keeps what a representation does not name, and there is nothing else to keep yet.
            await api.WriteAsync(
                HttpMethod.Put,
                $"users/{user}",
                new JsonObject { ["enabled"] = after.Enabled, ["attributes"] = UserBody.AttributesOf(after.Attributes, []) },
                Rights.ManageUsers,
                cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task UpdateAsync(string clientId, ServiceAccount before, ServiceAccount after, CancellationToken cancellationToken)
    {
        if (before == after)
        {
            return;
        }

        var user = await names.FindUserAsync(clientId, cancellationToken).ConfigureAwait(false)
            ?? throw names.Absent($"user:{ServiceAccount.UsernameOf(clientId)}");
        await holdings.ChangeAsync(user, before, after, cancellationToken).ConfigureAwait(false);
        if (before.Enabled != after.Enabled || !before.Attributes.Equals(after.Attributes))
        {
            await PutAsync(user, after, cancellationToken).ConfigureAwait(false);
        }

        await holdings.EndSessionsAsync(user, before, after, cancellationToken).ConfigureAwait(false);
    }

    private async Task PutAsync(string user, ServiceAccount after, CancellationToken cancellationToken)
    {
        using var document = await api.ReadAsync($"users/{user}", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        var representation = UserBody.ToUpdate(document.RootElement, after.Attributes);
        representation["enabled"] = after.Enabled;
        await api.WriteAsync(HttpMethod.Put, $"users/{user}", representation, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
    }
}
