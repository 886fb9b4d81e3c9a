using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>A technical user's scope lets nothing into tokens that the technical user does not hold.</summary>
public sealed class Rlm001StaleScopes : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "RLM-001",
        Severity.Warning,
        "A technical user's scope has no role that it does not hold",
        "A scope mapping that outlived its grant is an open door: granting the role again, by whatever path, needs no second look.",
        "Catena-X 3.0.0 took grants from sa-cl3-cx-1 and left their scope mappings behind",
        "Remove the scope mapping, or grant the role when its loss was a mistake.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var client in context.TechnicalClients)
        {
            var roots = context.Holdings.RootsOf(client.ServiceAccount!);
            foreach (var role in client.ScopeRoles)
            {
                if (!context.Holdings.Reaches(roots, role))
                {
                    yield return Stale(context, client, role, string.Empty);
                }
            }

            foreach (var name in client.DefaultScopes)
            {
                if (!context.Realm.ClientScopes.TryGetValue(name, out var scope))
                {
                    continue;
                }

                foreach (var role in scope.Roles)
                {
                    if (!context.Holdings.Reaches(roots, role))
                    {
                        yield return Stale(context, client, role, $" (client scope '{name}')");
                    }
                }
            }
        }
    }

    private Diagnostic Stale(RuleContext context, Client client, RoleRef role, string through) => Descriptor.At(
        context.PlaceOfClient(client.ClientId),
        $"The scope of technical user '{client.ClientId}' has '{role}'{through}, which the technical user does not hold.");
}
