namespace Provisioning.Access;

/// <summary>The same changes, through the same paths, for several principals.</summary>
public sealed record FoldedChange(ImmutableArray<Principal> Principals, ImmutableArray<RoleChange> Roles);
