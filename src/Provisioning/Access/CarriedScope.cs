using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>A client scope as clients carry it: the closure of its role mappings, and the roles its mappers write.</summary>
internal sealed record CarriedScope(ClientScope Scope, RoleSet Roles, RoleWriters Writers)
{
    /// <summary>Keycloak leaves a scope with role mappings out, its mappers and its name, for who holds none of the roles.</summary>
    public bool IsUsedBy(RoleSet held) => Roles.Count == 0 || Roles.Overlaps(held);
}
