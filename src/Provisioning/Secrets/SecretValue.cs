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

    /// <summary>The sentence with every one of the values that stands in it redacted.</summary>
    public static string Redact(string sentence, IEnumerable<SecretValue> values) => values
        .Where(value => value.Reveal().Length > 0)
        .Aggregate(sentence, (text, value) => text.Replace(value.Reveal(), value.ToString(), StringComparison.Ordinal));

    public override string ToString() => "(redacted)";
}
