using Provisioning.Rotating;

namespace Provisioning.Cli.Sessions;

/// <summary>The client policies of a realm as they are and as rotation needs them.</summary>
/// <param name="Present">Null where the realm is a file.</param>
internal sealed record PlannedPolicy(string Environment, string Location, ClientPolicies? Present, ClientPolicies Wanted)
{
    public bool HasChanges => Present is null || !RotationPolicyDraft.AreEqual(Present, Wanted);
}
