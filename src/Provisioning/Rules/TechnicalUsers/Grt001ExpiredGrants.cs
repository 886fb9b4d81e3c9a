using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>
/// No grant and no technical user outlives its last day. The compiler leaves them out of the realm already, so that the next
/// plan takes them away; the declaration has to say so as well.
/// </summary>
public sealed class Grt001ExpiredGrants : IRule
{
    public const string Code = "GRT-001";

    public DiagnosticDescriptor Descriptor { get; } = new(
        Code,
        Severity.Error,
        "No grant and no technical user outlives its last day",
        "It was approved for that time only: the next up takes it away, and the declaration still says otherwise.",
        "Own rule: 'until' is the last day of a grant or a technical user",
        "Remove it from the declaration, or have it approved anew with a later 'until'.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.EndedTechnicalUsers)
        {
            yield return Descriptor.At(
                user.Declaration.At.ToPlace(user.ClientId),
                $"Technical user '{user.ClientId}' ended on {user.Declaration.Until:yyyy-MM-dd}.");
        }

        foreach (var user in context.TechnicalUsers)
        {
            foreach (var (role, grant) in user.EndedGrants)
            {
                yield return Descriptor.At(
                    context.PlaceOfGrant(user.ClientId, role),
                    $"The grant of '{role}' to technical user '{user.ClientId}' ended on {grant.Until:yyyy-MM-dd}.");
            }
        }
    }
}
