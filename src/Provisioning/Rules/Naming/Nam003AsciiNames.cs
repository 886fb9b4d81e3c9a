using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Names of roles and permissions are ASCII.</summary>
public sealed class Nam003AsciiNames : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "NAM-003",
        Severity.Error,
        "Names of roles and permissions are ASCII",
        "One umlaut can be stored as one character or as two, and what looks equal then compares as different.",
        "Catena-X roles and rights concept, 2.4",
        "Spell the name with ASCII letters: ae for ä, oe for ö, ue for ü, ss for ß.");

    public IEnumerable<Diagnostic> Check(RuleContext context) =>
        Check(context, context.Kinds.Permissions, "Permission", NameShapes.ProposePermission)
            .Concat(Check(context, context.Kinds.Collections, "Role", NameShapes.ProposeRole));

    private IEnumerable<Diagnostic> Check(RuleContext context, ImmutableArray<Role> roles, string kind, Func<string, string> propose)
    {
        foreach (var role in roles)
        {
            if (AsciiSpelling.FirstForeign(role.Ref.Name) is { Length: > 0 } foreign)
            {
                yield return Descriptor.At(
                    context.PlaceOf(role.Ref),
                    $"{kind} '{role.Ref}' contains '{foreign}', which is not ASCII.",
                    Renaming.Advice(context, role.Ref, propose(role.Ref.Name)));
            }
        }
    }
}
