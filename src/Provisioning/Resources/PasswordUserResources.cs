using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Resources;

/// <summary>
/// A technical user that signs in with a password: its password in the vault, its user and its roles. The vault's resource makes
/// the password; the provider of Keycloak sets one only when it makes the user, so a new password makes the user anew. Without a
/// vault there is no password.
/// </summary>
internal static class PasswordUserResources
{
    public static void Add(ProgramDraft draft, User user, SecretRef? secret)
    {
        var parent = draft.Component(ResourceTypes.TechnicalUserComponent, user.Username);
        var key = new ResourceKey(ResourceTypes.User, user.Username);
        if (secret is not null)
        {
            draft.Add(SecretResources.OfPassword(secret, parent));
        }

        var description = new ResourceDescription
        {
            Key = key,
            Parent = parent,
            Properties = draft.Properties(
                ("username", user.Username),
                ("enabled", user.Enabled),
                ("email", user.Email),
                ("emailVerified", user.EmailVerified),
                ("firstName", user.FirstName),
                ("lastName", user.LastName),
                ("requiredActions", ResourceValue.ListOf(user.RequiredActions.Select(ResourceValue.FromString))),
                ("attributes", RoleResources.Joined(user.Attributes))),
        };
        draft.Add(secret is null ? description : WithPassword(description, new(ResourceTypes.Secret, secret.ClientId)));
        draft.Add(new ResourceDescription
        {
            Key = new(ResourceTypes.UserRoles, user.Username),
            Parent = parent,
            Properties = draft.Properties(
                ("userId", new ResourceValue.Reference(key, "id")),
                ("roleIds", ResourceValue.ListOf(user.Grants.Select(draft.IdOf))),
                ("exhaustive", true)),
        });
    }

    /// <summary>The mark says which of the vault's passwords the user has, as the command writes it.</summary>
    private static ResourceDescription WithPassword(ResourceDescription user, ResourceKey secret)
    {
        var attributes = ((ResourceValue.Table)user.Properties["attributes"]).Entries.Select(e => KeyValuePair.Create(e.Key, (ResourceValue)e.Value));
        return user with
        {
            Properties = user.Properties.Merge(
            [
                new("attributes", new ResourceValue.Group(Map<string, ResourceValue>.From(
                    attributes.Append(new(Marks.Password, new ResourceValue.Reference(secret, ResourceTypes.Fingerprint)))))),
                new("initialPassword", new ResourceValue.Group(Map<string, ResourceValue>.From(
                [
                    new("value", new ResourceValue.Reference(secret, ResourceTypes.SecretValue, IsSecret: true)),
                    new("temporary", false),
                ]))),
            ]),
            SecretOutputs = ["initialPassword"],
            ReplaceWith = [secret],
        };
    }
}
