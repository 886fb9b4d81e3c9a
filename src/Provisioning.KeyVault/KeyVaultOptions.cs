using Azure.Core;

namespace Provisioning.KeyVault;

/// <summary>Which vault, how to get in, and how hard to knock.</summary>
public sealed record KeyVaultOptions
{
    /// <summary>For example <c>https://provisioning-prd.vault.azure.net/</c>.</summary>
    public required Uri Uri { get; init; }

    public required TokenCredential Credential { get; init; }

    /// <summary>PEM text of the certificates of a private authority; empty means the machine's own trust.</summary>
    public string AuthorityPem { get; init; } = string.Empty;

    /// <summary>Requests side by side.</summary>
    public int Parallel { get; init; } = 32;

    /// <summary>New versions of secrets in each <see cref="CreateWindow"/>: the service's limit for a vault and region is 300 in 10 s.</summary>
    public int CreatesInWindow { get; init; } = 300;

    /// <summary>A little longer than the service's, because requests arrive closer together than they are sent.</summary>
    public TimeSpan CreateWindow { get; init; } = TimeSpan.FromSeconds(10.25);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 8;

    /// <summary>The wait before the second attempt; it doubles each time, unless the vault says how long to wait.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a name may stay in between while a secret is deleted or recovered.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
