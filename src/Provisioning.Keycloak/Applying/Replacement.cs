using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Keycloak.Requests;

namespace Provisioning.Keycloak.Applying;

/// <summary>
/// Replaces an object whose attributes have no key in the server's database, as those of users and of roles: of two such
/// requests at once each leaves its values, and every value is there twice (seen on 24.0.5). So one that may have happened
/// is not sent again before a look, and one that was sent again counts as done only after another.
/// </summary>
internal sealed record Replacement
{
    /// <summary>The right to read the object.</summary>
    public required string Reading { get; init; }

    /// <summary>The right to change it.</summary>
    public required string Writing { get; init; }

    /// <summary>Makes what is sent from the representation found.</summary>
    public required Func<JsonElement, JsonObject> Change { get; init; }

    /// <summary>Whether the representation found is as it is to be.</summary>
    public required Func<JsonElement, bool> IsDone { get; init; }

    /// <summary>What is sent first, for an object that nobody can have touched yet; null means to look first.</summary>
    public JsonObject? First { get; init; }

    /// <exception cref="KeycloakException">The server refused, gave no answer to the end, or does not hold what it took.</exception>
    public async Task SendAsync(AdminApi api, FormattableString path, CancellationToken cancellationToken)
    {
        var attempts = 0;
        var doubt = await api.SettleAsync(
            async token =>
            {
                var isRepeated = attempts++ > 0;
                if (await BodyAsync(api, path, isRepeated, token).ConfigureAwait(false) is not { } body)
                {
                    return null;
                }

                var lost = await api.TryPutAsync(path, body, Writing, token).ConfigureAwait(false);
                return lost is null && isRepeated ? new Doubt(api.Refused(HttpMethod.Put, path, "was taken, but what was sent is not there")) : lost;
            },
            cancellationToken).ConfigureAwait(false);
        if (doubt is not null && await BodyAsync(api, path, isRepeated: true, cancellationToken).ConfigureAwait(false) is not null)
        {
            throw doubt.Reason;
        }
    }

    /// <summary>What is to be sent; null when an earlier attempt has done it.</summary>
    private async Task<JsonObject?> BodyAsync(AdminApi api, FormattableString path, bool isRepeated, CancellationToken cancellationToken)
    {
        if (!isRepeated && First is not null)
        {
            return First;
        }

        using var document = await api.ReadAsync(path, Reading, cancellationToken).ConfigureAwait(false);
        return isRepeated && IsDone(document.RootElement) ? null : Change(document.RootElement);
    }
}
