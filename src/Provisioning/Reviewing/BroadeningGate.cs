using Provisioning.Access;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>Refuses that anybody gains anything, were it only in the token, unless an exception of the owner's stack covers it.</summary>
internal static class BroadeningGate
{
    private const int MaxCauses = 20;

    public static (ImmutableArray<GateVerdict> Verdicts, ImmutableArray<AcceptedFinding> Accepted) Judge(
        AccessDifference access, ReviewRequest request, ChangePlaces places)
    {
        if (!request.Gates.FailOnBroadening)
        {
            return ([], []);
        }

        var exceptions = new GateExceptions(request.Compiled, request.Today);
        var refused = new List<(ImmutableArray<Principal> Principals, List<RoleChange> Roles)>();
        var accepted = ImmutableArray.CreateBuilder<AcceptedFinding>();
        foreach (var fold in access.Folded)
        {
            var roles = fold.Roles.Where(r => r.IsBroadening).ToList();
            if (roles.Count == 0)
            {
                continue;
            }

            var left = ImmutableArray.CreateBuilder<Principal>();
            foreach (var principal in fold.Principals)
            {
                var finding = Cause([principal], roles, places);
                if (exceptions.For(principal, finding) is { } exception)
                {
                    accepted.Add(new AcceptedFinding(finding, exception));
                }
                else
                {
                    left.Add(principal);
                }
            }

            if (left.Count > 0)
            {
                refused.Add((left.DrainToImmutable(), roles));
            }
        }

        return ([Verdict(refused, accepted.Count, places)], accepted.ToImmutable());
    }

    private static GateVerdict Verdict(List<(ImmutableArray<Principal> Principals, List<RoleChange> Roles)> refused, int accepted, ChangePlaces places)
    {
        if (refused.Count == 0)
        {
            var nobody = accepted == 0 ? "Nobody gains access." : $"{Sentences.Count(accepted, "principal")} gaining access: accepted by exception.";
            return new GateVerdict(Gate.Broadening, false, nobody, []);
        }

        return new GateVerdict(
            Gate.Broadening,
            true,
            $"{Sentences.Count(refused.Sum(g => g.Principals.Length), "principal")} would gain access, first {Describe(refused[0].Principals, refused[0].Roles)}.",
            [.. refused.Take(MaxCauses).Select(g => Cause(g.Principals, g.Roles, places))]);
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
