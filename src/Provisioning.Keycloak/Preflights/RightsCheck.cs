using Provisioning.Diagnostics;
using Provisioning.Preflights;

namespace Provisioning.Keycloak.Preflights;

/// <summary>Which rights the caller holds and misses, by name.</summary>
internal static class RightsCheck
{
    public static IEnumerable<PreflightCheck> Of(AdministrationRights? rights, PreflightRequest request, string caller, Place place)
    {
        var writes = request.Writes != WriteScope.Nothing;
        if (rights is null)
        {
            return [PreflightCheck.Failing("rights", PreflightCodes.RightsUntold.At(place, $"The token of {caller} does not tell which rights it holds."))];
        }

        var held = rights.Held.Count == 0 ? "none" : string.Join(", ", rights.Held);
        var missing = rights.Missing(Rights.For(request.Writes));
        var later = writes ? [] : rights.Missing(Rights.Writing).Except(missing).ToImmutableArray();
        var checks = new List<PreflightCheck>();
        if (missing.IsEmpty)
        {
            checks.Add(new PreflightCheck("rights", $"held: {held}"));
        }
        else
        {
            checks.Add(PreflightCheck.Failing("rights", KeycloakCodes.RightMissing.At(
                place, $"To {(writes ? "apply" : "read")}, {caller} lacks {Named(missing)} of 'realm-management'; held: {held}.")));
        }

        if (!later.IsEmpty)
        {
            checks.Add(PreflightCheck.Failing("rights", PreflightCodes.RightMissingToApply.At(
                place, $"To apply, {caller} would also need {Named(later)} of 'realm-management'.")));
        }

        return checks;
    }

    private static string Named(ImmutableArray<string> roles) =>
        $"the {(roles.Length == 1 ? "role" : "roles")} {string.Join(", ", roles.Select(r => $"'{r}'"))}";
}
