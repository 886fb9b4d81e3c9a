using Provisioning.Realms;

namespace Provisioning.Preflights;

/// <summary>What a run is going to do.</summary>
/// <param name="Writes">Whether it may write; then a right that only writing needs is missed as an error.</param>
/// <param name="Desired">What the selected stacks declare; empty when they are destroyed.</param>
public sealed record PreflightRequest(bool Writes, RealmState Desired)
{
    /// <summary>Whether users may be changed. New secrets of clients change none, so that seeing users is enough.</summary>
    public bool ChangesUsers { get; init; } = true;
}
