using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>Every permission is part of some role.</summary>
public sealed class Prm002UnassignedPermissions : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "PRM-002",
        Severity.Error,
        "Every permission belongs to a role",
        "Only roles are granted, so a permission outside all roles can be held by nobody who follows the rules.",
        "Catena-X roles and rights concept, 2.4",
        "Add the permission to a role, or remove it when nothing checks it any more.")
    {
        Absence = Absence.OfAnything,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var permission in context.Kinds.Permissions)
        {
            if (context.Kinds.IsAssigned(permission.Ref))
            {
                continue;
            }

            var everybody = context.Realm.Roles.TryGetValue(context.Realm.DefaultRole, out var standard)
                && standard.Members.Contains(permission.Ref);
            yield return Descriptor.At(
                context.PlaceOf(permission.Ref),
                everybody
                    ? $"Permission '{permission.Ref}' is in no role; everybody gets it through the realm's default role."
                    : $"Permission '{permission.Ref}' is in no role.");
        }
    }
}
