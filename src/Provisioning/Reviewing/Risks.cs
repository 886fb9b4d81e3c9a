using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>What a reviewer is told first.</summary>
internal static class Risks
{
    public static ImmutableArray<Risk> Of(
        AccessDifference access, ReviewRequest request, ImmutableArray<Diagnostic> findings, ChangePlaces places) =>
    [
        .. Privileged(access, places),
        .. CrossTenantRisks.Of(access, request, places),
        .. Broadening(access, places),
        .. Findings(findings, request),
        .. Exceptions(request),
    ];

    private static IEnumerable<Risk> Privileged(AccessDifference access, ChangePlaces places)
    {
        foreach (var (principal, roles) in access.Principals)
        {
            var gained = roles.Where(r => r.Privileged && r.IsBroadening).ToList();
            if (gained.Count > 0)
            {
                yield return new Risk(
                    RiskKind.Privileged,
                    principal.Name,
                    $"gains {Sentences.List([.. gained.Select(g => g.Role)])}{Sentences.Through(gained[0])}, which administers the realm itself",
                    places.Of(principal, gained[0]));
            }
        }
    }

    private static IEnumerable<Risk> Broadening(AccessDifference access, ChangePlaces places)
    {
        foreach (var (principal, roles) in access.Principals)
        {
            var gained = roles.Where(r => r.IsPermission && r.IsBroadening && !r.Privileged).ToList();
            if (gained.Count > 0)
            {
                yield return new Risk(
                    RiskKind.Broadening,
                    principal.Name,
                    $"gains {Sentences.Count(gained.Count, "permission")}, among them {Sentences.List([.. gained.Take(3).Select(g => g.Role)])}",
                    places.Of(principal, gained[0]));
            }
        }
    }

    private static IEnumerable<Risk> Findings(ImmutableArray<Diagnostic> findings, ReviewRequest request)
    {
        var known = request.FindingsBefore.Select(f => (f.Code, f.Subject, f.Message)).ToHashSet();
        return findings
            .Where(f => f.Severity != Severity.Info && !known.Contains((f.Code, f.Subject, f.Message)))
            .OrderByDescending(f => f.Severity)
            .Select(f => new Risk(
                RiskKind.Finding, f.Subject.Length > 0 ? f.Subject : f.Place.ToString(), $"{f.SeverityName} {f.Code}: {f.Message}", f.Place));
    }

    // Without the declarations of before nobody knows what was added.
    private static IEnumerable<Risk> Exceptions(ReviewRequest request) => request.CompiledBefore is not { } before ? [] :
        from stack in request.Compiled?.Stacks.Values ?? []
        let old = before.Stacks.TryGetValue(stack.Name, out var same) ? same : null
        from exception in stack.Declaration.Exceptions.Values
        let word = Change(old, exception)
        where word.Length > 0
        select new Risk(
            RiskKind.Exception,
            stack.Declaration.Tenant,
            $"{word} the exception '{exception.Name}' from {exception.Code} for {Sentences.List(exception.Subjects)} until {exception.Until:yyyy-MM-dd}: {exception.Reason}",
            exception.At.ToPlace(stack.Name));

    private static string Change(CompiledStack? old, Declarations.ExceptionDeclaration exception)
    {
        if (old is null || !old.Declaration.Exceptions.TryGetValue(exception.Name, out var before) || before.Code != exception.Code)
        {
            return "adds";
        }

        return before.Until < exception.Until || exception.Subjects.Except(before.Subjects, StringComparer.Ordinal).Any() ? "widens" : string.Empty;
    }
}
