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
        var marks = user.Attributes.With(Marks.Password, [password.Fingerprint]).With(Marks.PasswordSetAt, [PasswordCredential.SetAt(credentials)]);
        using var document = await api.ReadAsync($"users/{id}", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        var body = UserBody.ToUpdate(document.RootElement, marks);
        await api.WriteAsync(HttpMethod.Put, $"users/{id}", body, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
    }
}
