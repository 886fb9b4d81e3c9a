namespace Provisioning.Secrets;

/// <summary>Where a technical user's secret is kept, never the secret.</summary>
/// <param name="Name">The name in the vault: 1 to 127 of <c>0-9 a-z A-Z -</c>, compared without case (Azure Key Vault).</param>
/// <param name="ClientId">The client that signs in with it.</param>
/// <param name="Stack">The stack that owns it, for example <c>acme.dev</c>.</param>
public sealed record SecretRef(string Name, string ClientId, string Stack);
