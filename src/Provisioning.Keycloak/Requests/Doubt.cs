namespace Provisioning.Keycloak.Requests;

/// <summary>Nobody can tell whether a request happened, or what it left.</summary>
/// <param name="Reason">What is said when it stays so.</param>
/// <param name="RetryAfter">How long the server asks to wait.</param>
internal sealed record Doubt(KeycloakException Reason, TimeSpan? RetryAfter = null);
