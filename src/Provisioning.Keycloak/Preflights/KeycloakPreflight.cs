using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Preflights;

namespace Provisioning.Keycloak.Preflights;

/// <summary>
/// Four requests at most: a token, the realm, the server's information, and the user profile where attributes are declared.
/// </summary>
internal sealed class KeycloakPreflight(AdminApi api, string address)
{
    private readonly Place place = Place.Of(api.Realm);

    public async Task<PreflightReport> CheckAsync(PreflightRequest request, CancellationToken cancellationToken)
    {
        var before = api.Requests;
        var checks = new List<PreflightCheck>();
        AdministrationRights? rights = null;
        try
        {
            rights = (await api.SignInAsync(cancellationToken).ConfigureAwait(false)).RightsIn(api.Realm);
            checks.Add(new PreflightCheck("server", $"{address} answers and signs in {api.Caller}"));
            checks.AddRange(RightsCheck.Of(rights, request, api.Caller, place));
            var info = await ServerInfo.ReadAsync(api, cancellationToken).ConfigureAwait(false);
            checks.Add(ServerInfo.CheckRelease(info, place));
            checks.AddRange(await CheckRealmAsync(info, request, checks, cancellationToken).ConfigureAwait(false));
            if (ServerInfo.CheckFeatures(info) is { } features)
            {
                checks.Add(features);
            }
        }
        catch (KeycloakException e)
        {
            checks.Add(PreflightCheck.Failing(checks.Count == 0 ? "server" : "realm", e.Finding));
        }

        return new PreflightReport([.. checks], rights, api.Requests - before) { Caller = api.Caller };
    }

    private async Task<IEnumerable<PreflightCheck>> CheckRealmAsync(
        ServerInfo? info, PreflightRequest request, List<PreflightCheck> known, CancellationToken cancellationToken)
    {
        // A missing right is named once; what it hides cannot be checked.
        if (known.Any(c => c.Finding?.Code == KeycloakCodes.RightMissing.Code))
        {
            return [];
        }

        using var realm = await api.FindAsync($"", Rights.ViewRealm, cancellationToken).ConfigureAwait(false);
        if (realm is null)
        {
            return [PreflightCheck.Failing("realm", KeycloakCodes.RealmMissing.At(place, $"The server has no realm '{api.Realm}'."))];
        }

        if (!realm.RootElement.TryGetProperty("defaultRole", out _))
        {
            throw api.MissingRight(Rights.ViewRealm, "the realm's settings are hidden from it.");
        }

        var profile = await new ProfileCheck(api, place).CheckAsync(request.Desired, cancellationToken).ConfigureAwait(false);
        var recorded = realm.RootElement.Flag("adminEventsEnabled") && realm.RootElement.Flag("adminEventsDetailsEnabled");
        return [.. profile, CheckEvents(recorded, info)];
    }

    private PreflightCheck CheckEvents(bool recorded, ServerInfo? info) => (recorded, info?.RecordsSecrets) switch
    {
        (true, true) => PreflightCheck.Failing("events", PreflightCodes.SecretsInAdminEvents.At(
            place, $"Keycloak {info!.Release} writes secrets in clear into this realm's admin events, which keep representations.")),
        (true, false) => new PreflightCheck("events", "admin events keep representations, with secrets masked"),
        (true, null) => new PreflightCheck("events", "admin events keep representations; whether with secrets, the server does not tell"),
        _ => new PreflightCheck("events", "admin events keep no representations, so no secrets"),
    };
}
