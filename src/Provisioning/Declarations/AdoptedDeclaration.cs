using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Declarations;

/// <summary>
/// How a technical user's client differs from what is made of a declaration, because it was found like that. A part that is
/// null is made as usual.
/// </summary>
public sealed record AdoptedDeclaration
{
    public required SourcePosition At { get; init; }

    /// <summary>The client's name for people, where it is not the name in the declaration.</summary>
    public string? Name { get; init; }

    /// <summary>Every role that it holds, by whatever way, is in its tokens.</summary>
    public bool FullScopeAllowed { get; init; }

    /// <summary>Scope mappings made on the client itself; references as written.</summary>
    public ValueList<Located<string>> DirectScopes { get; init; } = [];

    /// <summary>It keeps the realm's default role, whatever that is called.</summary>
    public bool DefaultRole { get; init; }

    /// <summary>Default client scopes, beside those of its grants.</summary>
    public ValueSet<string>? DefaultScopes { get; init; }

    public ValueSet<string> OptionalScopes { get; init; } = [];

    /// <summary>Keycloak's authenticator id, such as <c>client-jwt</c>; null for a secret.</summary>
    public string? Authenticator { get; init; }

    public ValueSet<string> RedirectUris { get; init; } = [];

    public ValueSet<string> WebOrigins { get; init; } = [];

    public Map<string, string> Attributes { get; init; } = Map<string, string>.Empty;

    public Map<string, ProtocolMapper>? Mappers { get; init; }

    /// <summary>Whether the user behind the service account is enabled, which the client's own switch does not say.</summary>
    public bool AccountEnabled { get; init; } = true;

    /// <summary>Attributes of the user behind the service account.</summary>
    public Map<string, ValueList<string>>? AccountAttributes { get; init; }

    /// <summary>Paths of the groups that the service account is in.</summary>
    public ValueSet<string> Groups { get; init; } = [];
}
