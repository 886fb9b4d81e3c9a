using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Resources.Previews;

/// <summary>A preview as two states of one realm.</summary>
public sealed record PreviewReading
{
    /// <summary>As Pulumi names it; for ours the declared stack, <c>acme.dev</c>.</summary>
    public required string Stack { get; init; }

    public required RealmState Before { get; init; }

    public required RealmState After { get; init; }

    /// <summary>What the vault holds for the stack before the update, and after it.</summary>
    public required ValueList<SecretRef> SecretsBefore { get; init; }

    public required ValueList<SecretRef> SecretsAfter { get; init; }

    public required ImmutableArray<Diagnostic> Findings { get; init; }
}
