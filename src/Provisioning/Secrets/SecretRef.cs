namespace Provisioning.Secrets;

/// <summary>Where a technical user's secret is kept, and what is declared about it; never the secret.</summary>
/// <param name="Name">The name in the vault: 1 to 127 of <c>0-9 a-z A-Z -</c>, compared without case (Azure Key Vault).</param>
/// <param name="ClientId">The client, or the user, that signs in with it.</param>
/// <param name="Stack">The stack that owns it, for example <c>acme.dev</c>; empty for one that this project did not store.</param>
public sealed record SecretRef(string Name, string ClientId, string Stack)
{
    /// <summary>The client's realm; empty when a store does not tell.</summary>
    public string Realm { get; init; } = string.Empty;

    /// <summary>The issuer of the tokens that it is used for, <c>https://host/realms/name</c>; empty for a realm in a file.</summary>
    public string Issuer { get; init; } = string.Empty;

    /// <summary>How long a value is meant to live, in days; 0 for no end.</summary>
    public int LifetimeDays { get; init; }

    /// <summary>How old a value gets before an apply rotates it, in days; 0 for no limit. Declared, and known to no store.</summary>
    public int RotateAfterDays { get; init; }

    /// <summary>
    /// Whether it is the password of a user, and <see cref="ClientId"/> the user's name. A password is made here and told to the
    /// realm; a client's secret is made by the realm. A store need not remember which it is.
    /// </summary>
    public bool IsPassword { get; init; }
}
