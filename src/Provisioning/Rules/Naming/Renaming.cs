using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>The next step for a name that should be another.</summary>
internal static class Renaming
{
    public static string Advice(RuleContext context, RoleRef role, string proposal) => proposal switch
    {
        "" => "Choose another name, here and where the application checks it.",
        _ when context.Realm.Roles.ContainsKey(role with { Name = proposal }) =>
            $"'{proposal}' is taken in '{role.Client}': choose another name, or use that one instead.",
        _ => $"Rename it to '{proposal}', here and where the application checks it.",
    };
}
