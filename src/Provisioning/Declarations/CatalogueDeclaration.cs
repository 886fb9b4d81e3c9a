using Provisioning.Collections;

namespace Provisioning.Declarations;

/// <summary>All catalogue files together: what the platform offers.</summary>
public sealed record CatalogueDeclaration
{
    public Map<string, ApplicationDeclaration> Applications { get; init; } = Map<string, ApplicationDeclaration>.Empty;

    /// <summary>Roles of others by the reference that means them: they can be granted and be members, and are left as they are.</summary>
    public Map<string, ExternalRoleDeclaration> ExternalRoles { get; init; } = Map<string, ExternalRoleDeclaration>.Empty;

    /// <summary>Former role names and what replaces them.</summary>
    public Map<string, AliasDeclaration> Aliases { get; init; } = Map<string, AliasDeclaration>.Empty;

    /// <summary>Pairs of roles or permissions that nobody may hold together.</summary>
    public Map<string, ConflictDeclaration> Conflicts { get; init; } = Map<string, ConflictDeclaration>.Empty;

    public static CatalogueDeclaration Empty { get; } = new();
}
