using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>What happens to a secret in the vault. The plan knows its name, never its value.</summary>
public sealed record SecretChange(ChangeAction Action, ChangeReason Reason, SecretRef Secret)
{
    /// <summary>Only what is kept about it changes: its dates.</summary>
    public bool ValueStays { get; init; }
}
