using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// The difference of two forms of an object, field by field and, for sets, member by member. The digest of what was last
/// applied is left out: it is bookkeeping and changes with everything else.
/// </summary>
public static class FieldDifference
{
    /// <summary>All differences in a fixed order. Without one side every field that says something is listed.</summary>
    public static ValueList<FieldChange> Between(IRealmObject? before, IRealmObject? after)
    {
        var fields = new FieldChangeList();
        switch (before ?? after)
        {
            case Client:
                Compare(fields, before as Client, after as Client);
                break;
            case Role:
                Compare(fields, before as Role, after as Role);
                break;
            case ClientScope:
                Compare(fields, before as ClientScope, after as ClientScope);
                break;
            case User:
                Compare(fields, before as User, after as User);
                break;
            default:
                break;
        }

        return fields.ToValueList();
    }

    private static void Compare(FieldChangeList fields, Client? before, Client? after)
    {
        fields.Text("name", before?.Name, after?.Name);
        fields.Text("description", before?.Description, after?.Description);
        fields.Flag("enabled", before?.Enabled, after?.Enabled);
        fields.Text("accessType", NameOf(before?.AccessType), NameOf(after?.AccessType));
        fields.Flag("standardFlow", before?.StandardFlow, after?.StandardFlow);
        fields.Flag("implicitFlow", before?.ImplicitFlow, after?.ImplicitFlow);
        fields.Flag("directAccessGrants", before?.DirectAccessGrants, after?.DirectAccessGrants);
        fields.Flag("fullScopeAllowed", before?.FullScopeAllowed, after?.FullScopeAllowed);
        fields.Text("authenticator", before?.Authenticator, after?.Authenticator);
        fields.Members("redirectUris", before?.RedirectUris, after?.RedirectUris);
        fields.Members("webOrigins", before?.WebOrigins, after?.WebOrigins);
        fields.Texts("attributes.", before?.Attributes, after?.Attributes);
        fields.Mappers("mappers.", before?.Mappers, after?.Mappers);
        fields.Members("defaultScopes", before?.DefaultScopes, after?.DefaultScopes);
        fields.Members("optionalScopes", before?.OptionalScopes, after?.OptionalScopes);
        fields.Members("scopeRoles", before?.ScopeRoles, after?.ScopeRoles);
        fields.Flag("serviceAccount", HasServiceAccount(before), HasServiceAccount(after));
        Compare(fields, before?.ServiceAccount, after?.ServiceAccount);
    }

    private static void Compare(FieldChangeList fields, ServiceAccount? before, ServiceAccount? after)
    {
        fields.Flag("serviceAccount.enabled", before?.Enabled, after?.Enabled);
        fields.Lists("serviceAccount.attributes.", before?.Attributes, after?.Attributes);
        fields.Members("grants", before?.Grants, after?.Grants);
        fields.Members("groups", before?.Groups, after?.Groups);
    }

    private static void Compare(FieldChangeList fields, Role? before, Role? after)
    {
        fields.Text("description", before?.Description, after?.Description);
        fields.Members("members", before?.Members, after?.Members);
        fields.Lists("attributes.", before?.Attributes, after?.Attributes);
    }

    private static void Compare(FieldChangeList fields, ClientScope? before, ClientScope? after)
    {
        fields.Text("description", before?.Description, after?.Description);
        fields.Texts("attributes.", before?.Attributes, after?.Attributes);
        fields.Mappers("mappers.", before?.Mappers, after?.Mappers);
        fields.Members("roles", before?.Roles, after?.Roles);
    }

    private static void Compare(FieldChangeList fields, User? before, User? after)
    {
        fields.Flag("enabled", before?.Enabled, after?.Enabled);
        fields.Text("email", before?.Email, after?.Email);
        fields.Flag("emailVerified", before?.EmailVerified, after?.EmailVerified);
        fields.Text("firstName", before?.FirstName, after?.FirstName);
        fields.Text("lastName", before?.LastName, after?.LastName);
        fields.Members("requiredActions", before?.RequiredActions, after?.RequiredActions);
        fields.Lists("attributes.", before?.Attributes, after?.Attributes);
        fields.Members("grants", before?.Grants, after?.Grants);
        fields.Members("groups", before?.Groups, after?.Groups);
    }

    private static bool? HasServiceAccount(Client? client) => client is null ? null : client.ServiceAccount is not null;

    private static string? NameOf(AccessType? accessType) => accessType switch
    {
        null => null,
        AccessType.Public => "public",
        AccessType.BearerOnly => "bearer-only",
        _ => "confidential",
    };
}
