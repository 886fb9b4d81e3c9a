using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Technical users get roles, never single permissions.</summary>
public sealed class Prm003GrantedPermissions : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "PRM-003",
        Severity.Error,
        "Roles are granted, not single permissions",
        "A role is described, offered and reviewed; a permission granted by itself escapes all three.",
        "Catena-X roles and rights concept, 2.4",
        "Grant a role that has the permission instead.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var advice = new Dictionary<RoleRef, string>();
        foreach (var client in context.TechnicalClients)
        {
            foreach (var grant in client.ServiceAccount!.Grants)
            {
                // The default role is no permission, whatever is left in it; and Keycloak's own realm roles come with it.
                if (context.Kinds.IsPermission(grant) && !(grant.IsRealmRole && context.Kinds.IsBuiltIn(grant)))
                {
                    if (!advice.TryGetValue(grant, out var next))
                    {
                        advice.Add(grant, next = RolesWith.Advice(context, grant));
                    }

                    yield return Descriptor.At(
                        context.PlaceOfGrant(client.ClientId, grant),
                        $"Technical user '{client.ClientId}' is granted the permission '{grant}' by itself.",
                        RolesWith.AmongGrants(context, client.ServiceAccount.Grants, grant) is { } role
                            ? $"Remove this grant: '{role}', which it holds too, has the permission."
                            : next);
                }
            }
        }
    }
}
