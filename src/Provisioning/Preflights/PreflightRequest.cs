using Provisioning.Realms;

namespace Provisioning.Preflights;

/// <summary>What a run is going to do.</summary>
/// <param name="Writes">What it may write; a right that this needs is missed as an error.</param>
/// <param name="Desired">What the selected stacks declare; empty when they are destroyed.</param>
public sealed record PreflightRequest(WriteScope Writes, RealmState Desired);
