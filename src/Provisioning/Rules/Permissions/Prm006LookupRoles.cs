using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>People do not hold Keycloak's administration roles just so that an application can list users and clients.</summary>
public sealed class Prm006LookupRoles : IRule
{
    private static readonly ImmutableArray<RoleRef> Elevated =
    [
        .. new[]
        {
            "manage-clients", "manage-realm", "manage-users", "query-clients", "query-groups", "query-realms", "query-users",
            "realm-admin", "view-clients", "view-realm", "view-users",
        }.Select(name => new RoleRef(KeycloakBuiltIns.RealmManagement, name)),
    ];

    public DiagnosticDescriptor Descriptor { get; } = new(
        "PRM-006",
        Severity.Warning,
        "People hold no roles for looking up users and clients",
        "Such a role, given so that a page can show a list, works in every other tool as well, and on everybody's data.",
        "Catena-X roles and rights concept, 2.5.7",
        "Let the application's back end look things up with a technical user of its own, and take the role from people.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var elevated = new ReachableRoles(context.Access, Elevated);
        if (elevated.From(context.Realm.DefaultRole) is { Length: > 0 } everybodys)
        {
            yield return Descriptor.At(
                context.PlaceOf(context.Realm.DefaultRole),
                $"Everybody in realm '{context.Realm.Name}' holds {Names.Quoted(everybodys)} through the default role "
                + $"'{context.Realm.DefaultRole}'.");
        }

        foreach (var user in context.Realm.Users.Values)
        {
            var held = new SortedSet<RoleRef>();
            foreach (var root in context.Holdings.RootsOf(user))
            {
                // What everybody holds was said once above.
                if (root != context.Realm.DefaultRole)
                {
                    held.UnionWith(elevated.From(root));
                }
            }

            if (held.Count > 0)
            {
                yield return Descriptor.At(context.PlaceOf(user.Username), $"User '{user.Username}' holds {Names.Quoted(held)}.");
            }
        }
    }
}
