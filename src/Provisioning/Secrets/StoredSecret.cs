namespace Provisioning.Secrets;

/// <summary>What a store tells about a secret without telling its value.</summary>
public sealed record StoredSecret(SecretRef Ref, string Version, DateTimeOffset CreatedAt);
