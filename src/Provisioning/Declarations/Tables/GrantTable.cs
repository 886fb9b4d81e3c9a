using Provisioning.Collections;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>A role or permission that a technical user gets.</summary>
internal static class GrantTable
{
    public static Field<string> Reason { get; } = new(
        "reason", TextType.Any, "Why it is needed, where that is not obvious.", string.Empty);

    public static Field<DateOnly?> Until { get; } = new(
        "until", DateType.Instance, "The last day of the grant; without it the grant has no end.", null);

    public static Field<bool> Scoped { get; } = new(
        "scoped", FlagType.Instance,
        "False when the grant was found without a client scope of its own: whether tokens carry it is up to the client's other scopes.",
        true);

    public static Shape Shape { get; } = new(
        "grant", "A grant", "A role or permission for a technical user. An empty object is a plain grant.", Reason, Until, Scoped);

    public static GrantDeclaration Read(MapEntry entry) =>
        new(entry.Name, entry.Values.Get(Reason), entry.Values.Get(Until), entry.At) { Scoped = entry.Values.Get(Scoped) };

    public static Map<string, GrantDeclaration> ReadAll(ImmutableArray<MapEntry> entries) =>
        Map<string, GrantDeclaration>.From(
            entries.Select(e => KeyValuePair.Create(e.Name, Read(e))));
}
