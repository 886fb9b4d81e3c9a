using Provisioning.Collections;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>The fields of an application.</summary>
internal static class ApplicationTable
{
    private const string Public = "public";
    private const string Confidential = "confidential";
    private const string BearerOnly = "bearer-only";

    public static Field<string> Name { get; } = new("name", TextType.Any, "Its name, for people.", string.Empty);

    public static Field<string> Description { get; } = new("description", TextType.Any, "What it is.", string.Empty);

    public static Field<bool> Enabled { get; } = new("enabled", FlagType.Instance, "False when its client is switched off.", true);

    public static Field<string> AccessType { get; } = new(
        "accessType", new TextType([Public, Confidential, BearerOnly]),
        "How the client authenticates; bearer-only clients own roles and never sign in.", BearerOnly);

    public static Field<bool> FullScopeAllowed { get; } = new(
        "fullScopeAllowed", FlagType.Instance, "True when its tokens carry every role of the user who signs in.", false);

    public static Field<bool> ThirdParty { get; } = new(
        "thirdParty", FlagType.Instance, "True for applications of other providers; naming conventions only warn there.", false);

    public static Field<bool> TechnicalRoles { get; } = new(
        "technicalRoles", FlagType.Instance, "True when its roles are the ones made for technical users.", false);

    public static Field<ImmutableArray<MapEntry>> Permissions { get; } = new(
        "permissions", new MapType(PermissionTable.Shape, "name"), "What it can allow.", []);

    public static Field<ImmutableArray<MapEntry>> Roles { get; } = new(
        "roles", new MapType(RoleTable.Shape, "name"), "Its role collections.", []);

    public static Field<ImmutableArray<MapEntry>> Profiles { get; } = new(
        "profiles", new MapType(ProfileTable.Shape, "name"), "Technical user profiles: what each activation of the app makes.", []);

    public static Shape Shape { get; } = new(
        "application", "An application", "A client that owns permissions and roles.",
        Name, Description, Enabled, AccessType, FullScopeAllowed, ThirdParty, TechnicalRoles, Permissions, Roles, Profiles);

    public static ApplicationDeclaration Read(MapEntry entry)
    {
        var values = entry.Values;
        return new()
        {
            ClientId = entry.Name,
            At = entry.At,
            Name = values.Get(Name),
            Description = values.Get(Description),
            Enabled = values.Get(Enabled),
            AccessType = values.Get(AccessType) switch
            {
                Public => Realms.AccessType.Public,
                Confidential => Realms.AccessType.Confidential,
                _ => Realms.AccessType.BearerOnly,
            },
            FullScopeAllowed = values.Get(FullScopeAllowed),
            ThirdParty = values.Get(ThirdParty),
            TechnicalRoles = values.Get(TechnicalRoles),
            Permissions = Keyed(values.Get(Permissions), PermissionTable.Read),
            Roles = Keyed(values.Get(Roles), RoleTable.Read),
            Profiles = Keyed(values.Get(Profiles), ProfileTable.Read),
        };
    }

    public static string WordOf(Realms.AccessType accessType) => accessType switch
    {
        Realms.AccessType.Public => Public,
        Realms.AccessType.Confidential => Confidential,
        _ => BearerOnly,
    };

    internal static Map<string, T> Keyed<T>(ImmutableArray<MapEntry> entries, Func<MapEntry, T> read) =>
        Map<string, T>.From(entries.Select(e => KeyValuePair.Create(e.Name, read(e))));
}

/// <summary>The fields of a permission.</summary>
internal static class PermissionTable
{
    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "What it allows; at most 255 characters on one line.", string.Empty);

    public static Shape Shape { get; } = new("permission", "A permission", "One thing that an application can allow.", Description);

    public static PermissionDeclaration Read(MapEntry entry) => new(entry.Name, entry.Values.Get(Description), entry.At);
}

/// <summary>The fields of a role.</summary>
internal static class RoleTable
{
    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "Who needs it; at most 255 characters on one line.", string.Empty);

    public static Field<ValueList<Located<string>>> Members { get; } = new(
        "members", new ListType(TextType.Any),
        "The permissions and roles it holds, as `client/name`, or by bare name where that is unique.", []);

    public static Field<ValueList<Located<string>>> OfferedTo { get; } = new(
        "offeredTo", new ListType(new TextType(Tables.CompanyRoles.All)),
        "The company roles that may choose it for their technical users.", []);

    public static Shape Shape { get; } = new(
        "role", "A role", "A role collection: permissions, and other roles, under one name.", Description, Members, OfferedTo);

    public static RoleDeclaration Read(MapEntry entry) => new(
        entry.Name, entry.Values.Get(Description), entry.Values.Get(Members),
        ValueSet.From(entry.Values.Get(OfferedTo).Select(o => o.Value)), entry.At);
}

/// <summary>The fields of a technical user profile.</summary>
internal static class ProfileTable
{
    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "What the technical user is for.", string.Empty);

    public static Field<ImmutableArray<MapEntry>> Grants { get; } = new(
        "grants", new MapType(GrantTable.Shape, "role (`client/name`, or the bare name where it is unique)"),
        "The roles that the technical user gets.", [], required: true);

    public static Field<string> Purpose { get; } = new(
        "purpose", TextType.Any, "What uses the technical user.", string.Empty);

    public static Shape Shape { get; } = new(
        "profile", "A technical user profile", "The technical user that an activation of the app makes.", Description, Grants, Purpose);

    public static ProfileDeclaration Read(MapEntry entry) => new(
        entry.Name, entry.Values.Get(Description), GrantTable.ReadAll(entry.Values.Get(Grants)),
        entry.Values.Get(Purpose), entry.At);
}
