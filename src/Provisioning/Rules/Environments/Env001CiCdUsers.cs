using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A tenant that deploys by pipeline has one CI/CD user in each of its environments.</summary>
public sealed class Env001CiCdUsers : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "ENV-001",
        Severity.Error,
        "One CI/CD user in each environment of a tenant that has any",
        "With none the pipeline stops half-way to production; with two nobody knows which one deployed.",
        "SAP CI/CD technical user, note and step 1",
        "Declare exactly one technical user with purpose 'ci-cd' in each environment of the tenant.")
    {
        Absence = Absence.OfAnything,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var stack in context.Compiled?.Stacks.Values ?? [])
        {
            var own = Tenants.CiCdUsers(stack).Select(u => u.ClientId).ToList();
            if (own.Count > 1)
            {
                yield return Descriptor.At(
                    stack.Declaration.At.ToPlace(stack.Name), $"Stack '{stack.Name}' has {own.Count} CI/CD users: {Names.Quoted(own)}.");
            }
            else if (own.Count == 0 && Tenants.CiCdUsersElsewhere(context, stack.Declaration).FirstOrDefault() is { } other)
            {
                yield return Descriptor.At(
                    stack.Declaration.At.ToPlace(stack.Name),
                    $"Stack '{stack.Name}' has no CI/CD user, while '{other.Stack.Name}' has '{other.ClientId}'.");
            }
        }
    }
}
