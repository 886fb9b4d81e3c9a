using Provisioning.Collections;
using Provisioning.Declarations.Shapes;
using Provisioning.Realms;

namespace Provisioning.Declarations.Tables;

/// <summary>What stays as it was found when a technical user is adopted.</summary>
internal static class AdoptedTable
{
    private static readonly ListType Texts = new(TextType.Any);

    public static Field<string> Name { get; } = new(
        "name", TextType.Any, "The client's name for people, where it is not the technical user's.", string.Empty);

    public static Field<bool> FullScopeAllowed { get; } = new(
        "fullScopeAllowed", FlagType.Instance,
        "True when its tokens carry every role it holds, those given by hand too.", false);

    public static Field<ValueList<Located<string>>> DirectScopes { get; } = new(
        "directScopes", Texts, "Roles and permissions that scope mappings on the client itself let into its tokens.", []);

    public static Field<bool> DefaultRole { get; } = new(
        "defaultRole", FlagType.Instance, "True when it keeps the realm's default role, whatever that is called.", false);

    public static Field<ValueList<Located<string>>> DefaultScopes { get; } = new(
        "defaultScopes", Texts, "Default client scopes instead of the two that a technical user gets; those of its grants come on top.", []);

    public static Field<ValueList<Located<string>>> OptionalScopes { get; } = new(
        "optionalScopes", Texts, "Optional client scopes.", []);

    public static Field<string> Authenticator { get; } = new(
        "authenticator", TextType.Any, "Keycloak's id of how it signs in, such as client-jwt; without it, a secret.", string.Empty);

    public static Field<ValueList<Located<string>>> RedirectUris { get; } = new("redirectUris", Texts, "Redirect URIs.", []);

    public static Field<ValueList<Located<string>>> WebOrigins { get; } = new("webOrigins", Texts, "Web origins.", []);

    public static Field<Map<string, Located<string>>> Attributes { get; } = new(
        "attributes", new WordMapType(TextType.Any, "name"), "Attributes of the client, beside those that the server adds by itself.",
        Map<string, Located<string>>.Empty);

    public static Field<ImmutableArray<MapEntry>> Mappers { get; } = new(
        "mappers", new MapType(MapperTable.Shape, "name"),
        "Protocol mappers instead of the one for the business partner number, beside those that the server adds by itself.", []);

    public static Field<bool> AccountEnabled { get; } = new(
        "accountEnabled", FlagType.Instance, "False when the user behind the service account is switched off.", true);

    public static Field<ImmutableArray<MapEntry>> AccountAttributes { get; } = new(
        "accountAttributes", new MapType(AttributeTable.Shape, "name"),
        "Attributes of the user behind the service account, instead of the business partner number.", []);

    public static Field<ValueList<Located<string>>> Groups { get; } = new(
        "groups", Texts, "Paths of the groups that the service account is in.", []);

    public static Shape Shape { get; } = new(
        "adopted", "An adopted client",
        "How a technical user's client differs from what this tool makes, because it was found like that; `provision import` writes it. "
        + "Take a line away, and the next preview shows what that changes.",
        Name, FullScopeAllowed, DirectScopes, DefaultRole, DefaultScopes, OptionalScopes, Authenticator, RedirectUris, WebOrigins,
        Attributes, Mappers, AccountEnabled, AccountAttributes, Groups);

    public static AdoptedDeclaration Read(ShapeValues values) => new()
    {
        At = values.At,
        Name = values.Has(Name) ? values.Get(Name) : null,
        FullScopeAllowed = values.Get(FullScopeAllowed),
        DirectScopes = values.Get(DirectScopes),
        DefaultRole = values.Get(DefaultRole),
        DefaultScopes = values.Has(DefaultScopes) ? SetOf(values.Get(DefaultScopes)) : null,
        OptionalScopes = SetOf(values.Get(OptionalScopes)),
        Authenticator = values.Has(Authenticator) ? values.Get(Authenticator) : null,
        RedirectUris = SetOf(values.Get(RedirectUris)),
        WebOrigins = SetOf(values.Get(WebOrigins)),
        Attributes = Texted(values.Get(Attributes)),
        Mappers = values.Has(Mappers) ? ApplicationTable.Keyed(values.Get(Mappers), MapperTable.Read) : null,
        AccountEnabled = values.Get(AccountEnabled),
        AccountAttributes = values.Has(AccountAttributes)
            ? ApplicationTable.Keyed(values.Get(AccountAttributes), AttributeTable.Read)
            : null,
        Groups = SetOf(values.Get(Groups)),
    };

    internal static Map<string, string> Texted(Map<string, Located<string>> words) =>
        Map<string, string>.From(words.Select(w => KeyValuePair.Create(w.Key, w.Value.Value)));

    private static ValueSet<string> SetOf(ValueList<Located<string>> texts) => ValueSet.From(texts.Select(t => t.Value));
}

/// <summary>A protocol mapper of an adopted client.</summary>
internal static class MapperTable
{
    public static Field<string> Type { get; } = new("type", TextType.Any, "Keycloak's id of the mapper's kind.", string.Empty, required: true);

    public static Field<Map<string, Located<string>>> Config { get; } = new(
        "config", new WordMapType(TextType.Any, "name"), "Its settings.", Map<string, Located<string>>.Empty);

    public static Shape Shape { get; } = new("mapper", "A mapper", "Writes a claim into tokens.", Type, Config);

    public static ProtocolMapper Read(MapEntry entry) =>
        new(entry.Name, entry.Values.Get(Type), AdoptedTable.Texted(entry.Values.Get(Config)));
}

/// <summary>An attribute of a service account, which may have several values.</summary>
internal static class AttributeTable
{
    public static Field<ValueList<Located<string>>> Values { get; } = new(
        "values", new ListType(TextType.Any), "Its values.", [], required: true);

    public static Shape Shape { get; } = new("attribute", "An attribute", "An attribute of the user behind a service account.", Values);

    public static ValueList<string> Read(MapEntry entry) => ValueList.From(entry.Values.Get(Values).Select(v => v.Value));
}
