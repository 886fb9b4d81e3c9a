using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A grant or a technical user that ends soon is announced.</summary>
public sealed class Grt002EndingGrants : IRule
{
    private const int DaysAhead = 14;

    public DiagnosticDescriptor Descriptor { get; } = new(
        "GRT-002",
        Severity.Warning,
        "Nothing ends within two weeks unnoticed",
        "Past its last day the next up takes a grant or a technical user away; the tenant needs time to ask for more.",
        "Own rule: 'until' is the last day of a grant or a technical user",
        "Have it approved anew with a later 'until', or plan to do without it.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            if (IsSoon(user.Declaration.Until, context.Today))
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(user.ClientId),
                    $"Technical user '{user.ClientId}' ends on {user.Declaration.Until:yyyy-MM-dd}.");
            }

            foreach (var (role, grant) in user.Grants)
            {
                if (IsSoon(grant.Until, context.Today))
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(user.ClientId, role),
                        $"The grant of '{role}' to technical user '{user.ClientId}' ends on {grant.Until:yyyy-MM-dd}.");
                }
            }
        }
    }

    private static bool IsSoon(DateOnly? until, DateOnly today) =>
        until is { } last && last >= today && last.DayNumber - today.DayNumber <= DaysAhead;
}
