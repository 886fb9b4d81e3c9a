using Provisioning.Access;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>Where a change comes from: the declared grant that its path begins with, or else the object's name.</summary>
internal sealed class ChangePlaces(ReviewRequest request)
{
    private readonly FindingPlaces places = new(
        request.Catalogue,
        request.Compiled is { } compiled ? [.. compiled.Stacks.Values.SelectMany(s => s.TechnicalUsers.Values)] : [],
        string.Empty);

    public Place Of(Principal principal, RoleChange change) =>
        principal.Kind == PrincipalKind.TechnicalUser && change.Paths is [var path, ..]
            ? places.OfGrant(principal.Name, path.Roles[0])
            : places.Of(principal.Name);

    public Place Of(Address address) => places.Of(address.ToString());
}
