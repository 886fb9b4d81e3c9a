using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>
/// Finds grants that moved: somebody held a role by a grant of its own, the catalogue calls it a former name, and a successor
/// is granted instead. What the move gives and takes in permissions is told as well; nothing is hidden by it.
/// </summary>
internal static class RoleMoves
{
    public static Map<Principal, ValueList<RoleMove>> Of(ReviewRequest request)
    {
        if (request.Catalogue.Aliases.Count == 0)
        {
            return Map<Principal, ValueList<RoleMove>>.Empty;
        }

        var successors = SuccessorsIn(request.Catalogue, request.After.Name);
        ValueList<RoleMove> MovesOf(Principal principal, ValueSet<RoleRef> before) => ValueList.From(
            Moves(before, GrantsOf(request.After, principal), successors).Where(m => !IsDeclared(m.From, request.Catalogue)));
        return Map<Principal, ValueList<RoleMove>>.From(GrantsOf(request.Before)
            .Select(before => KeyValuePair.Create(before.Principal, MovesOf(before.Principal, before.Grants)))
            .Where(moves => moves.Value.Count > 0));
    }

    private static IEnumerable<RoleMove> Moves(
        ValueSet<RoleRef> before, ValueSet<RoleRef> after, Dictionary<string, ValueSet<RoleRef>> successors) => before
            .Where(role => !after.Contains(role))
            .Select(role => new RoleMove(role, ValueList.From(successors.GetValueOrDefault(role.Name, []).Where(after.Contains))))
            .Where(move => move.To.Count > 0);

    /// <summary>A name that the catalogue still declares for this client is no former one, whatever another client called so.</summary>
    private static bool IsDeclared(RoleRef role, CatalogueDeclaration catalogue) =>
        catalogue.Applications.TryGetValue(role.Client, out var application)
        && (application.Roles.ContainsKey(role.Name) || application.Permissions.ContainsKey(role.Name));

    /// <summary>By former name.</summary>
    private static Dictionary<string, ValueSet<RoleRef>> SuccessorsIn(CatalogueDeclaration catalogue, string realm)
    {
        var references = new ReferenceIndex(catalogue, KeycloakRealm.Fresh(realm));
        return catalogue.Aliases.Values.ToDictionary(
            alias => alias.Name,
            alias => ValueSet.From(alias.Successors.Select(s => references.Resolve(s.Value, s.At, [])).OfType<RoleRef>()),
            StringComparer.Ordinal);
    }

    private static IEnumerable<(Principal Principal, ValueSet<RoleRef> Grants)> GrantsOf(RealmState realm) =>
        realm.Clients.Values.Where(c => c.ServiceAccount is not null).Select(c => (Principal.TechnicalUser(c.ClientId), c.ServiceAccount!.Grants))
            .Concat(realm.Users.Values.Select(u => (Principal.User(u.Username), u.Grants)));

    private static ValueSet<RoleRef> GrantsOf(RealmState realm, Principal principal) => principal.Kind == PrincipalKind.TechnicalUser
        ? realm.Clients.TryGetValue(principal.Name, out var client) && client.ServiceAccount is { } account ? account.Grants : []
        : realm.Users.TryGetValue(principal.Name, out var user) ? user.Grants : [];
}
