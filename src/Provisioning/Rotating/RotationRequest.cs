using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Rotating;

/// <summary>All that decides what happens to the chosen secrets.</summary>
public sealed record RotationRequest
{
    public required ImmutableArray<SecretRef> Secrets { get; init; }

    public required RealmState Observed { get; init; }

    /// <summary>Null where the realm keeps no secrets.</summary>
    public ClientPolicies? Policies { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>End the former secrets instead of making new ones.</summary>
    public bool Finish { get; init; }

    /// <summary>The caller accepts that former secrets end at once where the realm has no overlap.</summary>
    public bool WithoutOverlap { get; init; }

    /// <summary>The caller accepts that a former secret that still works ends at once.</summary>
    public bool Again { get; init; }
}
