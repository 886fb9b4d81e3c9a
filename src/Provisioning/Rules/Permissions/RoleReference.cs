using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Reads a reference as declared: <c>client/role</c>, or a bare name that only one role has.</summary>
internal static class RoleReference
{
    /// <summary>The one role that is meant; nothing where none or several are, which compiling reports.</summary>
    public static ImmutableArray<RoleRef> Resolve(RealmState realm, string reference)
    {
        for (var slash = reference.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = reference.IndexOf('/', slash + 1))
        {
            var qualified = new RoleRef(reference[..slash], reference[(slash + 1)..]);
            if (realm.Roles.ContainsKey(qualified))
            {
                return [qualified];
            }
        }

        var bare = realm.Roles.Keys.Where(r => r.Name == reference).Take(2).ToImmutableArray();
        return bare.Length == 1 ? bare : [];
    }
}
