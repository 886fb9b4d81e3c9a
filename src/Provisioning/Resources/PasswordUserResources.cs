using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>
/// A technical user that signs in with a password: its user and its roles. Pulumi can make no password, and one that it was
/// given would stay in its state, so the password is set apart from it.
/// </summary>
internal static class PasswordUserResources
{
    public static void Add(ProgramDraft draft, User user)
    {
        var parent = draft.Component(ResourceTypes.TechnicalUserComponent, user.Username);
        var key = new ResourceKey(ResourceTypes.User, user.Username);
        draft.Add(new ResourceDescription
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
        });
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
}
