using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A technical user has one profile at most.</summary>
public sealed class Tus006Profiles : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-006",
        Severity.Error,
        "A technical user has one profile at most",
        "With two profiles nobody can say on whose behalf a call was made.",
        "nevisIDM technical users and impersonation, second demand",
        "Keep one profile and make a technical user of its own for each other one.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            if (user.Declaration.Profiles.Count > 1)
            {
                var profiles = user.Declaration.Profiles.Select(p => p.Value).ToList();
                yield return Descriptor.At(
                    user.Declaration.Profiles[1].At.ToPlace(user.ClientId),
                    $"Technical user '{user.ClientId}' has {profiles.Count} profiles: {Names.Quoted(profiles)}.");
            }
        }
    }
}
