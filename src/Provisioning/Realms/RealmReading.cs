using Provisioning.Diagnostics;

namespace Provisioning.Realms;

/// <summary>What a gateway found: the realm, what was odd about it, and how many requests it took (0 for a file).</summary>
/// <param name="Exists">False when there is no realm yet; the state is then the empty realm that apply would make.</param>
public sealed record RealmReading(RealmState State, bool Exists, ImmutableArray<Diagnostic> Findings, int Requests);
