using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Folding;

/// <summary>The same gains and losses by the same routes, for everybody in every environment whom they concern.</summary>
/// <param name="Who">Client ids and user names.</param>
/// <param name="Tenants">Whose technical users they are, in order.</param>
internal sealed record FoldedAccess(Spread Who, ImmutableArray<string> Tenants, ValueList<AccessRoute> Routes)
{
    public bool IsPrivileged => Routes.Any(r => r.IsGain && r.Roles.Any(KeycloakBuiltIns.IsPrivileged));

    /// <summary>The worst first: what administers the realm, then what is gained, then what is lost.</summary>
    public static ImmutableArray<FoldedAccess> Of(ImmutableArray<Review> reviews) =>
    [
        .. reviews
            .SelectMany(r => AccessRoutes.Of(r.Access).Select(g => (Review: r, Group: g)))
            .GroupBy(p => p.Group.Routes)
            .Select(g => Of(g.Key, [.. g]))
            .OrderByDescending(f => f.IsPrivileged).ThenByDescending(f => f.Routes.Any(r => r.IsGain)),
    ];

    private static FoldedAccess Of(ValueList<AccessRoute> routes, (Review Review, AccessGroup Group)[] places)
    {
        var who = places.SelectMany(p => p.Group.Principals.Select(n => (p.Review, Principal: n))).ToArray();
        return new(
            Spread.Of(who.Select(w => (EnvironmentNames.Of(w.Review), NameOf(w.Principal)))),
            [.. who.Select(w => TenantOf(w.Review, w.Principal)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            routes);
    }

    private static string NameOf(Principal principal) => principal.Kind == PrincipalKind.User ? $"user {principal.Name}" : principal.Name;

    private static string TenantOf(Review review, Principal principal)
    {
        var stack = review.Owners.GetOr(principal, string.Empty);
        return stack.LastIndexOf('.') is > 0 and var dot ? stack[..dot] : stack;
    }
}
