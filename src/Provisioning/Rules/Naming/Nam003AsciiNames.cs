using Provisioning.Diagnostics;

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

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var permission in context.Kinds.Permissions.Select(p => p.Ref))
        {
            if (AsciiSpelling.FirstForeign(permission.Name) is { Length: > 0 } foreign)
            {
                yield return Descriptor.At(
                    context.PlaceOf(permission),
                    $"Permission '{permission}' contains '{foreign}', which is not ASCII.",
                    Renaming.Advice(context, permission, NameShapes.ProposePermission(permission.Name), Renaming.PermissionIsUsed));
            }
        }

        foreach (var role in context.Kinds.Collections.Select(r => r.Ref))
        {
            if (AsciiSpelling.FirstForeign(role.Name) is { Length: > 0 } foreign)
            {
                yield return Descriptor.At(
                    context.PlaceOf(role),
                    $"Role '{role}' contains '{foreign}', which is not ASCII.",
                    Renaming.Advice(context, role, NameShapes.ProposeRole(role.Name), Renaming.RoleIsUsed));
            }
        }
    }
}
