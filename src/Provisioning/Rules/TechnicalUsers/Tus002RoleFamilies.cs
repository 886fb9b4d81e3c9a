using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A technical user connects with one family of services, or says why not.</summary>
public sealed class Tus002RoleFamilies : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-002",
        Severity.Warning,
        "A technical user serves one family of services, or gives a reason",
        "Whoever steals its secret gets everything that it combines.",
        "Catena-X technical user creation, introduction",
        "Make a technical user for each family, or write the 'reason' why one has to hold them together.")
    {
        Absence = Absence.OfFields,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var families = new RoleFamilies(context.Access, context.Kinds);
        foreach (var user in context.TechnicalUsers)
        {
            if (user.Grants.Count < 2 || user.Declaration.Reason.Length > 0)
            {
                continue;
            }

            var combined = families.Of(user.Grants.Keys);
            if (combined.Length > 1)
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(user.ClientId),
                    $"Technical user '{user.ClientId}' combines {combined.Length} families of services without a reason: "
                    + $"{Names.Quoted(combined)}.");
            }
        }
    }
}
