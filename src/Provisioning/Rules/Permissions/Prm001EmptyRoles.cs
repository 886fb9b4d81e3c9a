using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>Every role has a permission, directly or through the roles inside it.</summary>
public sealed class Prm001EmptyRoles : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "PRM-001",
        Severity.Error,
        "Every role has at least one permission",
        "A role without permissions is chosen in good faith and then gives nothing.",
        "Catena-X roles and rights concept, 2.4",
        "Give the role its permissions, or remove it.")
    {
        Absence = Absence.OfAnything,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var role in context.Kinds.Collections)
        {
            if (role.Members.Count == 0)
            {
                yield return Descriptor.At(context.PlaceOf(role.Ref), $"Role '{role.Ref}' has no members, so it gives nothing.");
            }
            else if (!context.Access.Closure(role.Ref).Any(context.Kinds.IsPermission))
            {
                yield return Descriptor.At(
                    context.PlaceOf(role.Ref), $"Role '{role.Ref}' contains only roles without permissions: {Names.Quoted(role.Members)}.");
            }
        }
    }
}
