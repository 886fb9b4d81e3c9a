namespace Provisioning.Access;

/// <summary>All that changes for one principal, in the order of the roles' names; never empty.</summary>
public sealed record PrincipalChange(Principal Principal, ImmutableArray<RoleChange> Roles);
