using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Technical users have no authorisation that nobody gave them.</summary>
public sealed class Tus007DefaultAuthorisations : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-007",
        Severity.Error,
        "Technical users carry no default roles and no default groups",
        "Whatever somebody adds to a default later reaches every technical user at once, unseen.",
        "nevisIDM technical users and impersonation, fourth demand",
        "Remove it from the service account; Keycloak gives it to each one on creation.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var client in context.TechnicalClients)
        {
            foreach (var grant in client.ServiceAccount!.Grants)
            {
                if (IsDefaultRole(context, grant))
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(client.ClientId, grant),
                        $"Technical user '{client.ClientId}' carries the default role '{grant}'.");
                }
            }

            foreach (var group in client.ServiceAccount.Groups)
            {
                if (context.Realm.DefaultGroups.Contains(group))
                {
                    yield return Descriptor.At(
                        context.PlaceOfClient(client.ClientId),
                        $"Technical user '{client.ClientId}' is a member of the default group '{group}'.");
                }
            }
        }

        // A role with the default role inside would hand it to technical users by the back door.
        foreach (var role in context.Kinds.Collections.Where(r => context.Kinds.IsTechnicalContainer(r.Ref.Client)))
        {
            foreach (var member in context.Access.Closure(role.Ref).Where(m => IsDefaultRole(context, m)).Order())
            {
                yield return Descriptor.At(
                    context.PlaceOf(role.Ref),
                    $"Role '{role.Ref}' is for technical users and contains the default role '{member}'.",
                    "Take the default role out of it and add what is needed by name.");
            }
        }
    }

    private static bool IsDefaultRole(RuleContext context, RoleRef role) =>
        role == context.Realm.DefaultRole
        || (role.IsRealmRole && role.Name.StartsWith("default-roles-", StringComparison.Ordinal));
}
