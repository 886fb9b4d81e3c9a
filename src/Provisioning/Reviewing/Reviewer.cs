using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>Turns two states of a realm and the plan between them into a review: access first, then findings and gates.</summary>
public static class Reviewer
{
    public static Review Review(ReviewRequest request)
    {
        var access = AccessDifference.Between(new AccessGraph(request.Before), new AccessGraph(request.After));
        var findings = Diagnostic.Sort(request.Findings.Concat(request.History?.Findings ?? []).Concat(TokenLatency.Of(access, request.Before)));
        var places = new ChangePlaces(request);
        var privileged = PrivilegedGate.Judge(access, request, places);
        var broadening = BroadeningGate.Judge(access, request, places);
        var deletion = DeletionGate.Judge(request, places);
        return new Review
        {
            Environment = request.Environment,
            Stacks = request.Stacks,
            Location = request.Location,
            Access = access,
            Moves = RoleMoves.Of(request),
            Plan = request.Plan,
            History = request.History,
            Findings = findings,
            Accepted = [.. request.Accepted, .. broadening.Accepted, .. deletion.Accepted, .. privileged.Accepted],
            Endings = Endings.Of(request),
            Risks = Risks.Of(access, request, findings, places),
            Owners = Map<Principal, string>.From(access.Principals
                .Where(p => p.Principal.Kind == PrincipalKind.TechnicalUser)
                .Select(p => KeyValuePair.Create(p.Principal, StackOf(request, p.Principal.Name)))),
            Gates =
            [
                .. broadening.Verdicts,
                .. deletion.Verdicts,
                privileged.Verdict,
                .. FindingsGate.Judge(findings, request.Gates),
                .. MassDeletionGate.Judge(request, places),
            ],
        };
    }

    private static string StackOf(ReviewRequest request, string clientId) =>
        (request.After.Clients.TryGetValue(clientId, out var client) || request.Before.Clients.TryGetValue(clientId, out client))
            ? client.Stack
            : string.Empty;
}
