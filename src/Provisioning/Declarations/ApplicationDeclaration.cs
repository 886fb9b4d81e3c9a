using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Declarations;

/// <summary>An application: a client that owns permissions and roles.</summary>
public sealed record ApplicationDeclaration
{
    public required string ClientId { get; init; }

    public required SourcePosition At { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Description { get; init; } = string.Empty;

    public bool Enabled { get; init; } = true;

    public AccessType AccessType { get; init; } = AccessType.BearerOnly;

    public bool FullScopeAllowed { get; init; }

    /// <summary>Third-party providers need not follow the naming conventions (roles and rights concept 2.4).</summary>
    public bool ThirdParty { get; init; }

    /// <summary>Its roles are the ones made for technical users.</summary>
    public bool TechnicalRoles { get; init; }

    public Map<string, PermissionDeclaration> Permissions { get; init; } = Map<string, PermissionDeclaration>.Empty;

    public Map<string, RoleDeclaration> Roles { get; init; } = Map<string, RoleDeclaration>.Empty;

    public Map<string, ProfileDeclaration> Profiles { get; init; } = Map<string, ProfileDeclaration>.Empty;
}

/// <summary>A permission of an application.</summary>
public sealed record PermissionDeclaration(string Name, string Description, SourcePosition At);

/// <summary>A role collection of an application. Members are references as written.</summary>
/// <param name="OfferedTo">Company roles that may choose it for their technical users; empty: nobody chooses it.</param>
public sealed record RoleDeclaration(
    string Name, string Description, ValueList<Located<string>> Members, ValueSet<string> OfferedTo, SourcePosition At);

/// <summary>A technical user profile: the technical user that each activation of the app makes.</summary>
public sealed record ProfileDeclaration(
    string Name, string Description, Map<string, GrantDeclaration> Grants, string Purpose, SourcePosition At);

/// <summary>A name that older documents use, and its successors.</summary>
public sealed record AliasDeclaration(
    string Name, string Description, ValueList<Located<string>> Successors, SourcePosition At);

/// <summary>Two sides of a conflict; references as written.</summary>
public sealed record ConflictDeclaration(
    string Name, ValueList<Located<string>> Between, string Reason, SourcePosition At);
