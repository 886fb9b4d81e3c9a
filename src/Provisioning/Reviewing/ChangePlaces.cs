using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>
/// The line that a change comes from: the grant, or the member of a role, that is new; for what goes away, the line that said it
/// before, or else the stack that no longer says it. The object's name, where no declaration stands behind it.
/// </summary>
internal sealed class ChangePlaces(ReviewRequest request)
{
    private readonly FindingPlaces places = PlacesOf(request.Compiled, request.Catalogue);
    private readonly FindingPlaces former = PlacesOf(request.CompiledBefore, request.CatalogueBefore);

    public Place Of(Principal principal, RoleChange change)
    {
        if (principal.Kind != PrincipalKind.TechnicalUser || change.Paths is not [var path, ..])
        {
            return places.Of(principal.Name);
        }

        if (path.Start == PathStart.Grant && IsGranted(request.Before, principal, path.Roles[0]) && change.Before == Reach.None)
        {
            for (var i = 1; i < path.Roles.Count; i++)
            {
                if (!IsMember(request.Before, path.Roles[i - 1], path.Roles[i])
                    && places.OfMember(path.Roles[i - 1], path.Roles[i]) is { Line: > 0 } member)
                {
                    return member with { Subject = principal.Name };
                }
            }
        }

        return places.OfGrant(principal.Name, path.Roles[0]);
    }

    public Place OfClient(string clientId) => places.OfClient(clientId);

    /// <summary>Where an object that goes away was declared until now, and otherwise the file of its stack.</summary>
    public Place OfDeleted(Address address, string stack)
    {
        var before = address.Kind switch
        {
            ObjectKind.Client => former.OfClient(address.Name),
            ObjectKind.Role => former.Of(RoleOf(address)),
            _ => Place.Of(string.Empty),
        };
        if (before.Line > 0)
        {
            var file = request.NameBefore.Length == 0 ? before.File : $"{request.NameBefore}:{before.File}";
            return before with { File = file, Subject = address.ToString() };
        }

        return request.Compiled?.Stacks.GetValueOrDefault(stack) is { } owner
            ? owner.Declaration.At.ToPlace(address.ToString())
            : places.Of(address.ToString());
    }

    private static FindingPlaces PlacesOf(CompiledEnvironment? compiled, CatalogueDeclaration catalogue) => new(
        catalogue,
        compiled is null ? [] : [.. compiled.Stacks.Values.SelectMany(s => s.TechnicalUsers.Values)],
        string.Empty);

    private static bool IsGranted(RealmState realm, Principal principal, RoleRef role) =>
        realm.Clients.TryGetValue(principal.Name, out var client) && client.ServiceAccount is { } account && account.Grants.Contains(role);

    private static bool IsMember(RealmState realm, RoleRef role, RoleRef member) =>
        realm.Roles.TryGetValue(role, out var found) && found.Members.Contains(member);

    private static RoleRef RoleOf(Address address)
    {
        var slash = address.Name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? RoleRef.OfRealm(address.Name) : new RoleRef(address.Name[..slash], address.Name[(slash + 1)..]);
    }
}
