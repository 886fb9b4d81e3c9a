using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;

namespace Provisioning.Keycloak.Reading;

/// <summary>The realm's user profile, as far as it decides what becomes of attributes that it does not declare.</summary>
internal static class UserProfile
{
    /// <summary>
    /// Keycloak drops such attributes of users, service accounts aside, and answers as if all were well; only these two settings
    /// let an administrator write them. The path needs any role of <c>realm-management</c>.
    /// </summary>
    public static async Task<bool> KeepsMarksAsync(AdminApi api, CancellationToken cancellationToken)
    {
        using var profile = await api.ReadAsync($"users/profile", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        return profile.RootElement.Text("unmanagedAttributePolicy") is "ENABLED" or "ADMIN_EDIT";
    }

    public static Diagnostic DropsMarks(string realm, string username) => KeycloakCodes.ProfileDropsMarks.At(
        Place.Of(username), $"The user profile of realm '{realm}' drops the attributes that mark '{username}' as ours.");
}
