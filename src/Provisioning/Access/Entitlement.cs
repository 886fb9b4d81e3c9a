using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>A role or permission that a principal has, however it came by it.</summary>
public readonly record struct Entitlement(RoleRef Role, bool IsPermission, Reach Reach);
