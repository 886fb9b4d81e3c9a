using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>An organisation: of a tenant, or the customer somebody acts for.</summary>
internal static class OrganisationTable
{
    public static Field<string> Bpn { get; } = new(
        "bpn", TextType.Any, "Business partner number: BPNL and twelve capitals or digits.", string.Empty, required: true);

    public static Field<string> Name { get; } = new("name", TextType.Any, "The organisation's name, for people.", string.Empty);

    public static Shape Shape { get; } = new(
        "organisation", "An organisation", "A company in the dataspace, known by its business partner number.", Bpn, Name);

    public static OrganisationDeclaration Read(ShapeValues values) =>
        new(values.Get(Bpn), values.Get(Name), values.PositionOf(Bpn));
}
