namespace Provisioning.Resources.Previews;

/// <summary>Which resources say nothing about who may do what, and what properties of the others refer to.</summary>
internal static class PreviewTypes
{
    /// <summary>Settings of the realm as a whole, by the provider's documentation; none of them holds a role, a scope or a grant.</summary>
    private static readonly ImmutableHashSet<string> WithoutAccess =
    [
        "keycloak:index/realm:Realm",
        "keycloak:index/realmEvents:RealmEvents",
        "keycloak:index/realmLocalization:RealmLocalization",
        "keycloak:index/realmUserProfile:RealmUserProfile",
    ];

    private static readonly Dictionary<string, string> Referred = new(StringComparer.Ordinal)
    {
        ["clientId"] = ResourceTypes.Client,
        ["clientScopeId"] = ResourceTypes.ClientScope,
        ["serviceAccountUserId"] = ResourceTypes.Client,
        ["userId"] = ResourceTypes.Client,
        ["roleId"] = ResourceTypes.Role,
        ["roleIds"] = ResourceTypes.Role,
        ["compositeRoles"] = ResourceTypes.Role,
        ["role"] = ResourceTypes.Role,
        ["defaultScopes"] = ResourceTypes.ClientScope,
        ["optionalScopes"] = ResourceTypes.ClientScope,
    };

    /// <summary>Pulumi's own, our components, and settings of a realm.</summary>
    public static bool ChangesNoAccess(string type) => WithoutAccess.Contains(type)
        || type.StartsWith("pulumi:", StringComparison.Ordinal) || type.StartsWith("provisioning:index:", StringComparison.Ordinal);

    /// <summary>Whether a property of a resource is an id or a name of another; only a client's own <c>clientId</c> is a text.</summary>
    public static bool Refers(string type, string property, out string to) =>
        Referred.TryGetValue(property, out to!) && !(property == "clientId" && type is ResourceTypes.Client or ResourceTypes.Secret);
}
