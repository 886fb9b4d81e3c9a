using Provisioning.Access;
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
        return new Review
        {
            Environment = request.Environment,
            Stacks = request.Stacks,
            Location = request.Location,
            Access = access,
            Plan = request.Plan,
            History = request.History,
            Findings = findings,
            Accepted = [.. request.Accepted, .. privileged.Accepted],
            Endings = Endings.Of(request),
            Gates =
            [
                .. BroadeningGate.Judge(access, request.Gates, places),
                .. DeletionGate.Judge(request.Plan, request.Gates, places),
                privileged.Verdict,
                .. FindingsGate.Judge(findings, request.Gates),
                .. MassDeletionGate.Judge(request, places),
            ],
        };
    }
}
