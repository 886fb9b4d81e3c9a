using Provisioning.Access;
using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>Refuses that anybody gains anything, were it only in the token.</summary>
internal static class BroadeningGate
{
    private const int MaxCauses = 20;

    public static IEnumerable<GateVerdict> Judge(AccessDifference access, GateSettings settings, ChangePlaces places)
    {
        if (!settings.FailOnBroadening)
        {
            yield break;
        }

        if (!access.IsBroadening)
        {
            yield return new GateVerdict(Gate.Broadening, false, "Nobody gains access.", []);
            yield break;
        }

        var gains = access.Folded
            .Select(f => (f.Principals, Roles: f.Roles.Where(r => r.IsBroadening).ToList()))
            .Where(g => g.Roles.Count > 0)
            .ToList();
        var people = gains.Sum(g => g.Principals.Length);
        yield return new GateVerdict(
            Gate.Broadening,
            true,
            $"{Sentences.Count(people, "principal")} would gain access, first {Describe(gains[0].Principals, gains[0].Roles)}.",
            [.. gains.Take(MaxCauses).Select(g => Cause(g.Principals, g.Roles, places))]);
    }

    private static Diagnostic Cause(ImmutableArray<Principal> principals, List<RoleChange> roles, ChangePlaces places) =>
        GateCodes.Broadening.At(places.Of(principals[0], roles[0]), Describe(principals, roles) + ".");

    private static string Describe(ImmutableArray<Principal> principals, List<RoleChange> roles)
    {
        var what = Sentences.List([.. roles.Select(r => r.Role)]);
        var inToken = roles.All(r => r.Kind == AccessChangeKind.TokenGained) ? " in the token" : string.Empty;
        return $"{Sentences.List(principals)} {(principals.Length == 1 ? "gains" : "gain")} {what}{inToken}{Sentences.Through(roles[0])}";
    }
}
