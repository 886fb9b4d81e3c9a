using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>Permissions are lower-case words joined by underscores.</summary>
public sealed class Nam001PermissionNames : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "NAM-001",
        Severity.Error,
        "Permissions are lower-case words joined by underscores",
        "Applications compare permissions letter by letter; with one way of writing nobody has to remember two.",
        "Catena-X roles and rights concept, 2.4",
        "Rename the permission, here and where the application checks it.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var permission in context.Kinds.Permissions)
        {
            // Letters outside ASCII have a rule of their own; here they count as their spelling.
            if (!NameShapes.IsPermission(AsciiSpelling.From(permission.Ref.Name)))
            {
                yield return Descriptor.At(
                    context.PlaceOf(permission.Ref),
                    $"Permission '{permission.Ref}' is not written in lower-case letters, digits and single underscores between words.",
                    Renaming.Advice(context, permission.Ref, NameShapes.ProposePermission(permission.Ref.Name), Renaming.PermissionIsUsed));
            }
        }
    }
}
