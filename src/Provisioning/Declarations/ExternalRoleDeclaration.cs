using Provisioning.Realms;

namespace Provisioning.Declarations;

/// <summary>A role that exists in the realm and belongs to somebody else: a realm role, or one of a client that is no application.</summary>
/// <param name="Name">The reference, <c>client/name</c> or the name of a realm role.</param>
/// <param name="Client">The client that owns it; empty for a realm role.</param>
public sealed record ExternalRoleDeclaration(string Name, string Client, SourcePosition At)
{
    public RoleRef Ref => Client.Length == 0 || !Name.StartsWith(Client + '/', StringComparison.Ordinal)
        ? RoleRef.OfRealm(Name)
        : new RoleRef(Client, Name[(Client.Length + 1)..]);
}
