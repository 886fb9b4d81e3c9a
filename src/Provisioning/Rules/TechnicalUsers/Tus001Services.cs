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
        "Grant a role of an application that is marked 'technicalRoles' in the catalogue.")
    {
        Absence = Absence.OfAnything,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context) => Held(context).Concat(Chosen(context));

    private IEnumerable<Diagnostic> Held(RuleContext context)
    {
        // One whose grants have ended waits for the decision that GRT-001 asks for.
        var ended = context.TechnicalUsers.Where(u => u.EndedGrants.Count > 0).Select(u => u.ClientId).ToHashSet(StringComparer.Ordinal);
        foreach (var client in context.TechnicalClients)
        {
            var services = 0;
            foreach (var role in context.Holdings.RootsOf(client.ServiceAccount!))
            {
                if (IsDefault(context, role))
                {
                    continue;
                }

                services++;
                if (!context.Kinds.IsTechnicalContainer(role.Client) && !context.Kinds.IsPermission(role))
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(client.ClientId, role),
                        $"Technical user '{client.ClientId}' holds '{role}', which is not a role for technical users.");
                }
            }

            if (services == 0 && !ended.Contains(client.ClientId))
            {
                yield return Descriptor.At(
                    context.PlaceOfClient(client.ClientId),
                    $"Technical user '{client.ClientId}' holds nothing.",
                    "Grant the role of the service that it connects with, or remove it.");
            }
        }
    }

    private IEnumerable<Diagnostic> Chosen(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            foreach (var (role, _) in user.Grants)
            {
                if (RoleOffers.Refusal(context, user, role) is { Length: > 0 } refusal)
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(user.ClientId, role),
                        $"Technical user '{user.ClientId}' of '{user.Stack.Name}' is granted '{role}', {refusal}.",
                        "Grant a role that is offered to the tenant, or add the company role that it is offered to.");
                }
            }
        }
    }

    /// <summary>What every account gets on creation says nothing about services, and has a rule of its own.</summary>
    private static bool IsDefault(RuleContext context, RoleRef role) =>
        role == context.Realm.DefaultRole || (role.IsRealmRole && KeycloakBuiltIns.IsBuiltIn(role));
}
