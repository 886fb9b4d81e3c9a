using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>
/// A Keycloak client: an application that owns roles, or, with a service account, a technical user.
/// It never carries a secret: those are dropped where representations are parsed.
/// </summary>
public sealed record Client : IRealmObject
{
    public required string ClientId { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Description { get; init; } = string.Empty;

    public bool Enabled { get; init; } = true;

    public AccessType AccessType { get; init; } = AccessType.Confidential;

    public bool StandardFlow { get; init; }

    public bool ImplicitFlow { get; init; }

    public bool DirectAccessGrants { get; init; }

    public bool FullScopeAllowed { get; init; }

    /// <summary>Keycloak's authenticator id: <c>client-secret</c>, <c>client-jwt</c> ...</summary>
    public string Authenticator { get; init; } = "client-secret";

    public ValueSet<string> RedirectUris { get; init; } = [];

    public ValueSet<string> WebOrigins { get; init; } = [];

    public Map<string, string> Attributes { get; init; } = Map<string, string>.Empty;

    public Map<string, ProtocolMapper> Mappers { get; init; } = Map<string, ProtocolMapper>.Empty;

    public ValueSet<string> DefaultScopes { get; init; } = [];

    public ValueSet<string> OptionalScopes { get; init; } = [];

    /// <summary>Role scope mappings made directly on the client. We declare none, but realms of others have them.</summary>
    public ValueSet<RoleRef> ScopeRoles { get; init; } = [];

    /// <summary>Present when service accounts are enabled.</summary>
    public ServiceAccount? ServiceAccount { get; init; }

    /// <summary>Signs in for itself and for nobody else.</summary>
    public bool IsTechnicalUser =>
        ServiceAccount is not null && AccessType == AccessType.Confidential && !StandardFlow && !ImplicitFlow && !DirectAccessGrants;

    public Address Address => new(ObjectKind.Client, ClientId);

    public string Stack => Marks.StackOf(this);

    public string Applier => Marks.ApplierOf(this);
}
