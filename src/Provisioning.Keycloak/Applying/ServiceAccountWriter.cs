using System.Text.Json;
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
            var first = new JsonObject { ["enabled"] = after.Enabled, ["attributes"] = UserBody.AttributesOf(after.Attributes, []) };
            await (ReplacementBy(after) with { First = first }).SendAsync(api, $"users/{user}", cancellationToken).ConfigureAwait(false);
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
            await ReplacementBy(after).SendAsync(api, $"users/{user}", cancellationToken).ConfigureAwait(false);
        }

        await holdings.EndSessionsAsync(user, before, after, cancellationToken).ConfigureAwait(false);
    }

    private static Replacement ReplacementBy(ServiceAccount after) => new()
    {
        Reading = Rights.ViewUsers,
        Writing = Rights.ManageUsers,
        Change = found => BodyOf(found, after),
        IsDone = found => ObjectReader.AccountIn(found) is var held
            && held.Enabled == after.Enabled && held.Attributes.Equals(after.Attributes),
    };

    private static JsonObject BodyOf(JsonElement found, ServiceAccount after)
    {
        var representation = UserBody.ToUpdate(found, after.Attributes);
        representation["enabled"] = after.Enabled;
        return representation;
    }
}
