using Provisioning.Keycloak.Sessions;

namespace Provisioning.Keycloak;

/// <summary>Which realm on which server, and how to get in.</summary>
public sealed record KeycloakOptions
{
    /// <summary>The base address without <c>/realms</c>, for example <c>https://sso.example.org/auth</c>.</summary>
    public required Uri Url { get; init; }

    public required string Realm { get; init; }

    public required SignIn SignIn { get; init; }

    /// <summary>The realm that the caller signs in to; empty means the target realm itself.</summary>
    public string SignInRealm { get; init; } = string.Empty;

    /// <summary>PEM text of the certificates of a private authority; empty means the machine's own trust.</summary>
    public string AuthorityPem { get; init; } = string.Empty;

    /// <summary>
    /// Requests side by side. More than 8 only wait longer at a server with two cores (218 reads a second with 16, 206 with 8).
    /// </summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Objects asked for at once; Keycloak 26 sends some kB per user.</summary>
    public int PageSize { get; init; } = 250;

    /// <summary>
    /// Whether grants are read one technical user at a time however many there are. Only callers that may grant nothing gain by
    /// it: see <see cref="Diagnostics.KeycloakCodes.RolesNotListed"/>.
    /// </summary>
    public bool ReadsEachTechnicalUser { get; init; }

    /// <summary>How long one attempt of one request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the second attempt; it doubles each time.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    public string EffectiveSignInRealm => SignInRealm.Length > 0 ? SignInRealm : Realm;
}
