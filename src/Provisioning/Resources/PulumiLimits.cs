using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>What a stack declares and Pulumi's provider of Keycloak cannot make, so that nobody takes the result for what is declared.</summary>
public static class PulumiLimits
{
    private const string Provider = "terraform-provider-keycloak 5.9";

    public static DiagnosticDescriptor ValueWithSeparator { get; } = new(
        "PUL-001", Severity.Error, "Attribute values for Pulumi hold no ##",
        "The provider joins several values of an attribute with ## and splits every value there again.",
        Provider,
        "Apply the stack with `provision up`, or change the attribute.");

    public static DiagnosticDescriptor LongValue { get; } = new(
        "PUL-002", Severity.Error, "Attribute values for Pulumi have at most 255 characters",
        "The provider refuses longer values of attributes of roles and users.",
        Provider,
        "Apply the stack with `provision up`, or shorten the attribute.");

    public static DiagnosticDescriptor NestedGroup { get; } = new(
        "PUL-003", Severity.Error, "Groups for Pulumi are at the top",
        "The provider finds a group by its own name and takes the first of that name, wherever it is.",
        Provider,
        "Apply the stack with `provision up`, or grant the group's roles to the technical user itself.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [ValueWithSeparator, LongValue, NestedGroup];

    /// <param name="desired">Only what the stack owns, as compiled.</param>
    public static ImmutableArray<Diagnostic> Check(RealmState desired)
    {
        ArgumentNullException.ThrowIfNull(desired);
        return Diagnostic.Sort(
        [
            .. desired.Roles.Values.SelectMany(r => OfAttributes(r.Ref.ToString(), r.Attributes)),
            .. desired.Users.Values.SelectMany(u => OfAttributes(u.Username, u.Attributes)),
            .. desired.Clients.Values.Where(c => c.ServiceAccount is not null).SelectMany(OfAccount),
        ]);
    }

    private static IEnumerable<Diagnostic> OfAccount(Client client) =>
    [
        .. OfAttributes(client.ClientId, client.ServiceAccount!.Attributes),
        .. client.ServiceAccount.Groups.Where(g => g.LastIndexOf('/') > 0)
            .Select(g => NestedGroup.At(Place.Of(client.ClientId), $"'{client.ClientId}' is in group '{g}', which is inside another.")),
    ];

    private static IEnumerable<Diagnostic> OfAttributes(string subject, Collections.Map<string, Collections.ValueList<string>> attributes)
    {
        foreach (var (name, values) in attributes)
        {
            if (values.Any(v => v.Contains(RoleResources.Separator, StringComparison.Ordinal)))
            {
                yield return ValueWithSeparator.At(Place.Of(subject), $"Attribute '{name}' of '{subject}' has a value with ## in it.");
            }

            if (values.Any(v => v.Length > 255))
            {
                yield return LongValue.At(Place.Of(subject), $"Attribute '{name}' of '{subject}' has a value of more than 255 characters.");
            }
        }
    }
}
