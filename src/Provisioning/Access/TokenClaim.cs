namespace Provisioning.Access;

/// <summary>A claim at the top of a token, its value as JSON text.</summary>
public sealed record TokenClaim(string Name, string Json);
