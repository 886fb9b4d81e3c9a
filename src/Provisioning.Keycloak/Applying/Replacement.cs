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
        var body = First;
        if (body is null)
        {
            using var document = await api.ReadAsync(path, Reading, cancellationToken).ConfigureAwait(false);
            body = Change(document.RootElement);
        }

        var doubt = await api.TryPutAsync(path, body, Writing, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; doubt is not null; attempt++)
        {
            var goesOn = await api.PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
            using var document = await api.ReadAsync(path, Reading, cancellationToken).ConfigureAwait(false);
            if (IsDone(document.RootElement))
            {
                return;
            }

            if (!goesOn)
            {
                throw doubt;
            }

            doubt = await api.TryPutAsync(path, Change(document.RootElement), Writing, cancellationToken).ConfigureAwait(false)
                ?? api.Refused(HttpMethod.Put, path, "was taken, but what was sent is not there");
        }
    }
}
