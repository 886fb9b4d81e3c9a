using Provisioning.Planning;

namespace Provisioning.Applying;

/// <summary>A secret that was stored or deleted, and where.</summary>
/// <param name="Location">The store, for people; never the value.</param>
/// <param name="Version">The stored version; empty when the secret was deleted.</param>
public sealed record SecretOutcome(SecretChange Change, string Location, string Version);
