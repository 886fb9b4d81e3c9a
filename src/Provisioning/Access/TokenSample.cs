using Provisioning.Diagnostics;

namespace Provisioning.Access;

/// <summary>The claims of one token, or why there are none.</summary>
/// <param name="Claims">Null with an obstacle.</param>
/// <param name="Requests">Requests it took.</param>
public sealed record TokenSample(IssuedClaims? Claims, Diagnostic? Obstacle, int Requests);
