using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>No grant outlives its date.</summary>
public sealed class Grt001ExpiredGrants : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "GRT-001",
        Severity.Error,
        "No grant outlives its date",
        "A grant for a time was approved for that time only.",
        "Own rule: 'until' is the last day of a grant",
        "Remove the grant, or have it approved anew with a later 'until'.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            foreach (var (role, grant) in user.Grants)
            {
                if (grant.Until is { } until && until < context.Today)
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(user.ClientId, role),
                        $"The grant of '{role}' to technical user '{user.ClientId}' ended on {until:yyyy-MM-dd}.");
                }
            }
        }
    }
}
