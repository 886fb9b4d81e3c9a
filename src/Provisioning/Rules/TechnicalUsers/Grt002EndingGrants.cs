using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A grant that ends soon is announced.</summary>
public sealed class Grt002EndingGrants : IRule
{
    private const int DaysAhead = 14;

    public DiagnosticDescriptor Descriptor { get; } = new(
        "GRT-002",
        Severity.Warning,
        "No grant ends within two weeks unnoticed",
        "Past its date a grant is an error that stops every change of the stack; the tenant needs time to ask for more.",
        "Own rule: 'until' is the last day of a grant",
        "Have the grant approved anew with a later 'until', or plan to do without it.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            foreach (var (role, grant) in user.Grants)
            {
                if (grant.Until is { } until && until >= context.Today && until.DayNumber - context.Today.DayNumber <= DaysAhead)
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(user.ClientId, role),
                        $"The grant of '{role}' to technical user '{user.ClientId}' ends on {until:yyyy-MM-dd}.");
                }
            }
        }
    }
}
