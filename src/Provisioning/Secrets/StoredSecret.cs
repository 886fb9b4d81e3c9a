namespace Provisioning.Secrets;

/// <summary>What a store tells about one version of a secret without telling its value.</summary>
/// <param name="Version">Empty in the list of a store that tells versions one secret at a time, as Azure Key Vault does.</param>
public sealed record StoredSecret(SecretRef Ref, string Version, DateTimeOffset CreatedAt)
{
    public SecretAttributes Attributes { get; init; } = new();

    /// <summary>When it was deleted; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public SecretState State =>
        DeletedAt is not null ? SecretState.Deleted : Attributes.Enabled ? SecretState.Live : SecretState.Disabled;
}
