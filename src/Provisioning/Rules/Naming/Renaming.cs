using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>The next step for a name that should be another.</summary>
internal static class Renaming
{
    public const string PermissionIsUsed = "the application checks it";

    public const string RoleIsUsed = "it is granted";

    /// <param name="used">Where else the name has to change.</param>
    public static string Advice(RuleContext context, RoleRef role, string proposal, string used) => proposal switch
    {
        "" => $"Choose another name, here and where {used}.",
        _ when context.Realm.Roles.ContainsKey(role with { Name = proposal }) =>
            $"'{proposal}' is taken in '{role.Client}': choose another name, or use that one instead.",
        _ => $"Rename it to '{proposal}', here and where {used}.",
    };
}
