using Provisioning.Access;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>
/// Refuses that anybody gains a role that administers the realm, directly or inside a composite, unless the caller allows it
/// or an exception of the owner's stack covers the principal.
/// </summary>
internal static class PrivilegedGate
{
    private const int MaxCauses = 20;

    public static (GateVerdict Verdict, ImmutableArray<AcceptedFinding> Accepted) Judge(
        AccessDifference access, ReviewRequest request, ChangePlaces places)
    {
        var exceptions = new GateExceptions(request.Compiled, request.Today);
        var refused = ImmutableArray.CreateBuilder<Diagnostic>();
        var accepted = ImmutableArray.CreateBuilder<AcceptedFinding>();
        foreach (var (principal, roles) in access.Principals)
        {
            var gained = roles.Where(r => r.Privileged && r.IsBroadening).ToList();
            if (gained.Count == 0)
            {
                continue;
            }

            var finding = GateCodes.Privileged.At(
                places.Of(principal, gained[0]),
                $"'{principal}' gains {Sentences.List([.. gained.Select(g => g.Role)])}{Sentences.Through(gained[0])}.");
            if (!request.Gates.FailOnPrivileged && exceptions.For(principal, finding) is { } exception)
            {
                accepted.Add(new AcceptedFinding(finding, exception));
            }
            else
            {
                refused.Add(finding);
            }
        }

        return (Verdict(refused.ToImmutable(), accepted.Count, request.Gates), accepted.ToImmutable());
    }

    private static GateVerdict Verdict(ImmutableArray<Diagnostic> found, int accepted, GateSettings settings)
    {
        if (found.IsEmpty)
        {
            var nobody = accepted == 0
                ? "Nobody gains a role that administers the realm."
                : $"{Sentences.Count(accepted, "principal")} gaining roles that administer the realm: accepted by exception.";
            return new GateVerdict(Gate.Privileged, false, nobody, []);
        }

        var more = found.Length == 1 ? string.Empty : $" So do {found.Length - 1} more.";
        return settings.AllowPrivileged && !settings.FailOnPrivileged
            ? new GateVerdict(Gate.Privileged, false, $"Allowed by the caller: {found[0].Message}{more}", [])
            : new GateVerdict(Gate.Privileged, true, found[0].Message + more, [.. found.Take(MaxCauses)]);
    }
}
