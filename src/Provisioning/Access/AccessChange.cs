using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>One principal's access to one role or permission changes.</summary>
public readonly record struct AccessChange(Principal Principal, RoleChange Detail)
{
    public RoleRef Role => Detail.Role;

    public bool IsPermission => Detail.IsPermission;

    public AccessChangeKind Kind => Detail.Kind;

    public Reach Before => Detail.Before;

    public Reach After => Detail.After;

    public ImmutableArray<AccessPath> Paths => Detail.Paths;

    public long PathCount => Detail.PathCount;

    public bool Privileged => Detail.Privileged;
}
