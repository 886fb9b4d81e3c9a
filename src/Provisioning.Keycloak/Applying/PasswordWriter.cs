using System.Text.Json.Nodes;
using Provisioning.Keycloak.Reading;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Applying;

/// <summary>Sets passwords of users that carry a stack's mark.</summary>
internal sealed class PasswordWriter(AdminApi api, NameLookup names, ObjectReader objects)
{
    /// <summary>
    /// The password first, then the marks of its fingerprint and of when it was set: a run that stops between them leaves marks
    /// that do not fit.
    /// </summary>
    public async Task SetAsync(string username, SecretValue password, CancellationToken cancellationToken)
    {
        if (await objects.ReadUserAsync(username, cancellationToken).ConfigureAwait(false) is not { Stack.Length: > 0 } user)
        {
            throw new ClientNotFoundException($"Realm '{api.Realm}' has no technical user '{username}' that signs in with a password.");
        }

        var id = await names.PasswordUserAsync(username, cancellationToken).ConfigureAwait(false);
        await api.WriteAsync(
            HttpMethod.Put,
            $"users/{id}/reset-password",
            new JsonObject { ["type"] = "password", ["value"] = password.Reveal(), ["temporary"] = false },
            Rights.ManageUsers,
            cancellationToken).ConfigureAwait(false);
        using var credentials = await api.ReadAsync($"users/{id}/credentials", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        var marked = user.Attributes.With(Marks.Password, [password.Fingerprint]).With(Marks.PasswordSetAt, [PasswordCredential.SetAt(credentials)]);
        var replacement = new Replacement
        {
            Reading = Rights.ViewUsers,
            Writing = Rights.ManageUsers,
            Change = found => UserBody.ToUpdate(found, marked),
            IsDone = found => ObjectReader.UserIn(found).Attributes.Equals(marked),
        };
        await replacement.SendAsync(api, $"users/{id}", cancellationToken).ConfigureAwait(false);
    }
}
