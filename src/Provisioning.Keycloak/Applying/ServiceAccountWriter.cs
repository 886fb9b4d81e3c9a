using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>Makes the user behind a service account hold exactly what it is to hold.</summary>
internal sealed class ServiceAccountWriter(AdminApi api, NameLookup names)
{
    /// <summary>What the server adds to a user's representation and does not want back.</summary>
    private static readonly string[] ReadOnlyFields = ["access", "userProfileMetadata", "disableableCredentialTypes"];

    private readonly RoleListWriter roles = new(api, names);

    /// <summary>A service account that was just switched on: what every new user gets is taken away again.</summary>
    public async Task CompleteNewAsync(string clientId, ServiceAccount after, CancellationToken cancellationToken)
    {
        var user = await names.FindUserAsync(clientId, cancellationToken).ConfigureAwait(false)
            ?? throw names.Absent($"user:{ServiceAccount.UsernameOf(clientId)}");
        var before = await names.NewAccountAsync(cancellationToken).ConfigureAwait(false);
        await ChangeHoldingsAsync(user, before, after, cancellationToken).ConfigureAwait(false);
        if (!before.Enabled.Equals(after.Enabled) || after.Attributes.Count > 0)
        {
            // The server keeps what a representation does not name, and there is nothing else to keep yet.
            await api.WriteAsync(
                HttpMethod.Put,
                $"users/{user}",
                new JsonObject { ["enabled"] = after.Enabled, ["attributes"] = AttributesOf(after.Attributes, []) },
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
        await ChangeHoldingsAsync(user, before, after, cancellationToken).ConfigureAwait(false);
        if (before.Enabled != after.Enabled || before.Attributes != after.Attributes)
        {
            await PutAsync(user, after, cancellationToken).ConfigureAwait(false);
        }

        if (before.Grants.Any(g => !after.Grants.Contains(g)) || before.Groups.Any(g => !after.Groups.Contains(g)))
        {
            // Tokens issued before still name the role. Ending the sessions makes introspection and the Admin API refuse them.
            await api.WriteAsync(HttpMethod.Post, $"users/{user}/logout", null, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ChangeHoldingsAsync(string user, ServiceAccount before, ServiceAccount after, CancellationToken cancellationToken)
    {
        await roles.ChangeAsync(RoleHolder.User(user), before.Grants, after.Grants, cancellationToken).ConfigureAwait(false);
        foreach (var (method, paths) in new[]
        {
            (HttpMethod.Delete, before.Groups.Where(g => !after.Groups.Contains(g))),
            (HttpMethod.Put, after.Groups.Where(g => !before.Groups.Contains(g))),
        })
        {
            foreach (var path in paths)
            {
                var group = await names.GroupAsync(path, cancellationToken).ConfigureAwait(false);
                await api.WriteAsync(method, $"users/{user}/groups/{group}", null, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PutAsync(string user, ServiceAccount after, CancellationToken cancellationToken)
    {
        using var document = await api.ReadAsync($"users/{user}", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        var representation = JsonObject.Create(document.RootElement.Clone())!;
        foreach (var field in ReadOnlyFields)
        {
            representation.Remove(field);
        }

        representation["enabled"] = after.Enabled;
        var present = representation["attributes"] is JsonObject attributes ? attributes.Select(a => a.Key).ToList() : [];
        representation["attributes"] = AttributesOf(after.Attributes, present);
        await api.WriteAsync(HttpMethod.Put, $"users/{user}", representation, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Release 24 keeps a declared attribute that is left out, so those to go are sent empty.</summary>
    private static JsonObject AttributesOf(Map<string, ValueList<string>> attributes, IEnumerable<string> present)
    {
        var result = new JsonObject();
        foreach (var name in present.Where(n => !attributes.ContainsKey(n)))
        {
            result[name] = new JsonArray();
        }

        foreach (var (name, values) in attributes)
        {
            result[name] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        }

        return result;
    }
}
