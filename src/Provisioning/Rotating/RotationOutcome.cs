namespace Provisioning.Rotating;

/// <summary>What became of one secret.</summary>
/// <param name="Version">The version that the vault has of the new secret; empty where none was stored.</param>
/// <param name="FormerUntil">When the former secret ends; null where there is none.</param>
/// <param name="IsVerified">Whether a token request with the new secret succeeded; false where nobody could try.</param>
/// <param name="Error">What stopped it, in a sentence without secrets; empty when all is done.</param>
public sealed record RotationOutcome(RotationStep Step, string Version, DateTimeOffset? FormerUntil, bool IsVerified, string Error)
{
    public bool IsDone => Error.Length == 0;
}
