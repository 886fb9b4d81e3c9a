using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>A technical user holds at least one role, and only roles made for technical users.</summary>
public sealed class Tus001Services : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-001",
        Severity.Error,
        "A technical user holds roles made for technical users, at least one",
        "Roles for people carry what people do in a browser; a program that holds one can do far more than its service needs.",
        "Catena-X technical user creation, creating a new technical user; roles and rights concept, 2.5.3",
        "Grant a role of an application that is marked 'technicalRoles' in the catalogue.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var client in context.TechnicalClients)
        {
            var roots = context.Holdings.RootsOf(client.ServiceAccount!);
            var services = 0;
            foreach (var role in roots)
            {
                if (IsDefault(context, role))
                {
                    continue;
                }

                services++;
                if (!context.Kinds.IsPermission(role) && !context.Kinds.IsTechnicalContainer(role.Client))
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(client.ClientId, role),
                        $"Technical user '{client.ClientId}' holds '{role}', which is not a role for technical users.");
                }
            }

            if (services == 0)
            {
                yield return Descriptor.At(
                    context.PlaceOfClient(client.ClientId),
                    $"Technical user '{client.ClientId}' holds nothing.",
                    "Grant the role of the service that it connects with, or remove it.");
            }
        }
    }

    /// <summary>What every account gets on creation says nothing about services, and has a rule of its own.</summary>
    private static bool IsDefault(RuleContext context, RoleRef role) =>
        role == context.Realm.DefaultRole || (role.IsRealmRole && KeycloakBuiltIns.IsBuiltIn(role));
}
