namespace Provisioning.Applying;

/// <summary>What an apply is doing.</summary>
public enum ApplyPhase
{
    Realm,
    Secrets,
}
