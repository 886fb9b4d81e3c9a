using System.Globalization;
using Provisioning.Access;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>
/// Says how long tokens live on that carry what is taken away. A client's own lifespan goes before the realm's, and the one
/// from before the change counts, since the tokens are from before it.
/// </summary>
internal static class TokenLatency
{
    /// <summary>Keycloak's client attribute, in seconds.</summary>
    private const string ClientLifespan = "access.token.lifespan";

    /// <summary>One information for each lifespan among the technical users that lose something.</summary>
    public static IEnumerable<Diagnostic> Of(AccessDifference access, RealmState before) => access.Principals
        .Where(p => p.Principal.Kind == PrincipalKind.TechnicalUser && p.Roles.Any(LeavesToken))
        .GroupBy(p => SecondsOf(p.Principal.Name, before), p => p.Principal)
        .OrderBy(g => g.Key)
        .Select(g => Say([.. g], g.Key, before.Name));

    private static bool LeavesToken(RoleChange change) => change.Before == Reach.Token && change.After < Reach.Token;

    private static int SecondsOf(string clientId, RealmState realm) =>
        realm.Clients.TryGetValue(clientId, out var client)
        && int.TryParse(client.Attributes.GetOr(ClientLifespan, string.Empty), NumberStyles.None, CultureInfo.InvariantCulture, out var own)
        && own > 0
            ? own
            : realm.AccessTokenLifespan;

    private static Diagnostic Say(ImmutableArray<Principal> losers, int seconds, string realm)
    {
        var time = seconds > 0 ? $"for up to {Sentences.Count(seconds, "second")}" : "until they expire, and the realm does not say when";
        return GateCodes.Latency.At(
            Place.Of(losers.Length == 1 ? losers[0].Name : realm),
            $"Access tokens already issued to {Sentences.List(losers)} keep what is taken away {time}.");
    }
}
