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

    /// <summary>
    /// Of a user with a password: the fingerprint of the password that was set last. When the vault's has another one, the two do
    /// not belong together, because a run stopped between them or somebody stored a value.
    /// </summary>
    public const string Password = "provisioning.password";

    /// <summary>
    /// Of a user with a password: when the server noted that it was set, in milliseconds since 1970. Another time there means
    /// that somebody else has set it since.
    /// </summary>
    public const string PasswordSetAt = "provisioning.password.set";

    /// <summary>
    /// The client decides more of its tokens itself than those of ours do: its own scope mappings have to be read.
    /// </summary>
    public const string Adopted = "provisioning.adopted";

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

    public static string StackOf(User user) => First(user.Attributes, Stack);

    public static string ApplierOf(Client client) => client.Attributes.GetOr(Applier, string.Empty);

    public static string ApplierOf(ClientScope scope) => scope.Attributes.GetOr(Applier, string.Empty);

    public static string ApplierOf(Role role) => First(role.Attributes, Applier);

    public static string ApplierOf(User user) => First(user.Attributes, Applier);

    /// <summary>The fingerprint of the password that was set last, or empty.</summary>
    public static string PasswordOf(User user) => First(user.Attributes, Password);

    /// <summary>When it was set, as <see cref="PasswordSetAt"/> has it, or empty.</summary>
    public static string PasswordSetAtOf(User user) => First(user.Attributes, PasswordSetAt);

    private static string First(Map<string, ValueList<string>> attributes, string name) =>
        attributes.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : string.Empty;
}
