namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>Where releases of Keycloak differ, as far as a caller of the Admin API notices. Sources: answers of real servers.</summary>
public sealed record KeycloakRelease(string Version)
{
    /// <summary>A new service account gets the client scope <c>service_account</c>; before, three mappers of its own.</summary>
    public bool HasServiceAccountScope { get; init; } = true;

    /// <summary>Who has a role is told only to callers that may see users.</summary>
    public bool MembersNeedViewUsers { get; init; } = true;

    /// <summary>An attribute that the user profile declares is cleared by leaving it out; before, only by an empty list.</summary>
    public bool LeavingOutClearsAttributes { get; init; } = true;

    /// <summary>An update of a client that does not say <c>serviceAccountsEnabled</c> keeps its user; before, it deletes it.</summary>
    public bool SilentUpdateKeepsAccount { get; init; } = true;

    /// <summary>New clients get the attribute <c>realm_client</c>.</summary>
    public bool MarksClients { get; init; } = true;

    /// <summary>Each user comes with some kB of <c>userProfileMetadata</c>, which is not wanted back.</summary>
    public bool SendsProfileMetadata { get; init; } = true;

    /// <summary>Grants that meet can be refused with 400, which means no more than that they met; here each fifth is.</summary>
    public bool GrantRacesAreRefused { get; init; } = true;

    public static KeycloakRelease V26 { get; } = new("26.5.6");

    public static KeycloakRelease V26WithoutRightForMembers { get; } = V26 with { Version = "26.3.5", MembersNeedViewUsers = false };

    public static KeycloakRelease V25 { get; } = V26WithoutRightForMembers with
    {
        Version = "25.0.6",
        HasServiceAccountScope = false,
        SilentUpdateKeepsAccount = false,
        MarksClients = false,
        SendsProfileMetadata = false,
        GrantRacesAreRefused = false,
    };

    public static KeycloakRelease V24 { get; } = V25 with { Version = "24.0.5", LeavingOutClearsAttributes = false };
}
