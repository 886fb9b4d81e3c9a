using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>The role graph of a realm, for expansion.</summary>
public sealed class AccessGraph(RealmState realm)
{
    public RealmState Realm { get; } = realm;
}
