using System.Diagnostics;

namespace Provisioning.Secrets;

/// <summary>A secret for the moments it is in memory. It prints as redacted everywhere; only <see cref="Reveal"/> tells it.</summary>
[DebuggerDisplay("(redacted)")]
public sealed class SecretValue(string value)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string value = value;

    /// <summary>See <see cref="SecretFingerprint"/>; whoever takes the value from a realm computes it, empty where none can.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>The value itself, for the vault and nothing else.</summary>
    public string Reveal() => value;

    public override string ToString() => "(redacted)";
}
