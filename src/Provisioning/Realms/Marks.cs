using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>
/// The attributes that say whose an object is. Nothing without a stack's mark is changed or deleted by that stack.
/// </summary>
public static class Marks
{
    /// <summary>The stack that owns the object, for example <c>acme.dev</c>.</summary>
    public const string Stack = "provisioning.stack";

    /// <summary>Who writes the object: <see cref="ProvisionApplier"/> or <see cref="PulumiApplier"/>; two never share a stack.</summary>
    public const string Applier = "provisioning.applier";

    /// <summary>Digest of what was last applied; when it does not fit the object, somebody else changed the object.</summary>
    public const string Applied = "provisioning.applied";

    /// <summary>BPN and name of the organisation that a technical user acts for.</summary>
    public const string OwnerBpn = "provisioning.owner.bpn";

    public const string OwnerName = "provisioning.owner.name";

    /// <summary>BPN of the provider that runs a technical user in the name of a customer.</summary>
    public const string ProviderBpn = "provisioning.provider.bpn";

    public const string ProvisionApplier = "provision";

    public const string PulumiApplier = "pulumi";

    public static string StackOf(Client client) => client.Attributes.GetOr(Stack, string.Empty);

    public static string StackOf(ClientScope scope) => scope.Attributes.GetOr(Stack, string.Empty);

    public static string StackOf(Role role) => First(role.Attributes, Stack);

    public static string ApplierOf(Client client) => client.Attributes.GetOr(Applier, string.Empty);

    public static string ApplierOf(ClientScope scope) => scope.Attributes.GetOr(Applier, string.Empty);

    public static string ApplierOf(Role role) => First(role.Attributes, Applier);

    private static string First(Map<string, ValueList<string>> attributes, string name) =>
        attributes.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : string.Empty;
}
