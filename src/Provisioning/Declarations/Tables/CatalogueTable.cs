using Provisioning.Collections;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>The fields of <c>catalogue/*.json</c>.</summary>
internal static class CatalogueTable
{
    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "What this catalogue is, for people.", string.Empty);

    public static Field<string> Source { get; } = new(
        "source", TextType.Any, "Where its facts come from.", string.Empty);

    public static Field<ImmutableArray<MapEntry>> Applications { get; } = new(
        "applications", new MapType(ApplicationTable.Shape, "client id"), "The applications and containers that own roles.", []);

    public static Field<ImmutableArray<MapEntry>> ExternalRoles { get; } = new(
        "externalRoles", new MapType(ExternalRoleTable.Shape, "reference (`client/name`, or a realm role's name)"),
        "Roles that belong to somebody else and are in the realm already. They can be granted and be members; nothing is done to them.", []);

    public static Field<ImmutableArray<MapEntry>> Aliases { get; } = new(
        "aliases", new MapType(AliasTable.Shape, "the former name"),
        "Names of roles that older documents use. They cannot be granted; findings name their successors.", []);

    public static Field<ImmutableArray<MapEntry>> Conflicts { get; } = new(
        "conflicts", new MapType(ConflictTable.Shape, "a speaking name"),
        "Pairs of roles or permissions that nobody may hold together.", []);

    public static Shape Shape { get; } = new(
        "catalogue", "A catalogue", "Applications, permissions and roles that the platform offers.",
        Description, Source, Applications, ExternalRoles, Aliases, Conflicts);
}

/// <summary>The fields of a role that belongs to somebody else.</summary>
internal static class ExternalRoleTable
{
    public static Field<string> Client { get; } = new(
        "client", TextType.Any, "The client that owns it, with which its reference begins; without it, it is a realm role.", string.Empty);

    public static Shape Shape { get; } = new("externalRole", "An external role", "A role of the realm that belongs to somebody else.", Client);

    public static ExternalRoleDeclaration Read(MapEntry entry) => new(entry.Name, entry.Values.Get(Client), entry.At);
}

/// <summary>The fields of a former name.</summary>
internal static class AliasTable
{
    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "Where the name comes from and when it went away.", string.Empty);

    public static Field<ValueList<Located<string>>> Successors { get; } = new(
        "successors", new ListType(TextType.Any), "The roles that replace it.", [], required: true);

    public static Shape Shape { get; } = new("alias", "An alias", "A former name of a role.", Description, Successors);

    public static AliasDeclaration Read(MapEntry entry) =>
        new(entry.Name, entry.Values.Get(Description), entry.Values.Get(Successors), entry.At);
}

/// <summary>The fields of a conflict.</summary>
internal static class ConflictTable
{
    public static Field<ValueList<Located<string>>> Between { get; } = new(
        "between", new ListType(TextType.Any), "The roles or permissions that exclude each other.", [], required: true);

    public static Field<string> Reason { get; } = new(
        "reason", TextType.Any, "Why they do.", string.Empty, required: true);

    public static Shape Shape { get; } = new(
        "conflict", "A conflict", "Roles or permissions that nobody may hold together.", Between, Reason);

    public static ConflictDeclaration Read(MapEntry entry) =>
        new(entry.Name, entry.Values.Get(Between), entry.Values.Get(Reason), entry.At);
}
