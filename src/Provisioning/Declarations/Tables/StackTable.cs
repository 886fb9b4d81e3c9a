using Provisioning.Collections;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>The fields of <c>TENANT/stack.json</c> and of its overlays.</summary>
internal static class StackTable
{
    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "What this tenant is, for people.", string.Empty);

    public static Field<bool> Platform { get; } = new(
        "platform", FlagType.Instance, "True for the operator's stack, which owns the catalogue. One in each environment.", false);

    public static Field<ShapeValues?> Organisation { get; } = new(
        "organisation", new ObjectType(OrganisationTable.Shape), "The tenant's organisation.", null);

    public static Field<string> Domain { get; } = new(
        "domain", new TextType([], "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "a DNS domain like acme.example"),
        "The DNS domain for {domain} in naming patterns.", string.Empty);

    public static Field<ValueList<Located<string>>> CompanyRoles { get; } = new(
        "companyRoles", new ListType(new TextType(Tables.CompanyRoles.All)),
        "What the organisation is in the dataspace; decides which technical user roles it may choose.", []);

    public static Field<ValueList<Located<string>>> Environments { get; } = new(
        "environments", new ListType(TextType.Any), "The environments the tenant has; without it, all there are.", []);

    public static Field<ShapeValues?> Naming { get; } = new(
        "naming", new ObjectType(NamingTable.Shape), "Patterns for names where this tenant differs from its environments.", null);

    public static Field<ImmutableArray<MapEntry>> TechnicalUsers { get; } = new(
        "technicalUsers", new MapType(TechnicalUserTable.Shape, "name"), "The tenant's technical users.", []);

    public static Field<ImmutableArray<MapEntry>> Activations { get; } = new(
        "activations", new MapType(ActivationTable.Shape, "the app's client id"),
        "Apps that the tenant activates: each of an app's technical user profiles becomes a technical user.", []);

    public static Field<ImmutableArray<MapEntry>> Exceptions { get; } = new(
        "exceptions", new MapType(ExceptionTable.Shape, "a speaking name"),
        "Findings signed off until a day. The platform's also cover the catalogue.", []);

    public static Shape Shape { get; } = new(
        "stack", "A stack", "What one tenant has in its environments.",
        Description, Platform, Organisation, Domain, CompanyRoles, Environments, Naming, TechnicalUsers, Activations, Exceptions);
}
