using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>Roles begin with a capital; their words are parted by one blank or hyphen.</summary>
public sealed class Nam002RoleNames : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "NAM-002",
        Severity.Error,
        "Roles begin with a capital and have no special characters",
        "People choose roles from lists; the capital tells a role from a permission at a glance.",
        "Catena-X roles and rights concept, 2.4",
        "Rename the role, here and where it is granted.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var role in context.Kinds.Collections)
        {
            if (!NameShapes.IsRole(AsciiSpelling.From(role.Ref.Name)))
            {
                yield return Descriptor.At(
                    context.PlaceOf(role.Ref),
                    $"Role '{role.Ref}' does not begin with a capital followed by letters and digits, "
                    + "with one blank or hyphen between words.",
                    Renaming.Advice(context, role.Ref, NameShapes.ProposeRole(role.Ref.Name), Renaming.RoleIsUsed));
            }
        }
    }
}
