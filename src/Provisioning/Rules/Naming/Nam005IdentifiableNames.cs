using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Names say what they are for, and no two of them differ only in how they are written.</summary>
public sealed class Nam005IdentifiableNames : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "NAM-005",
        Severity.Warning,
        "Names tell roles, permissions and technical users apart",
        "Whoever reviews a grant sees the name first; 'role1' says nothing, and 'View Orders' beside 'view_orders' misleads.",
        "Catena-X roles and rights concept, 2.4; Catena-X technical user creation, available roles",
        "Choose a name that says what it is for.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var permission in context.Kinds.Permissions)
        {
            if (NameMeaning.Flaw(permission.Ref.Name) is { Length: > 0 } flaw)
            {
                yield return Descriptor.At(context.PlaceOf(permission.Ref), $"Permission '{permission.Ref}' {flaw}.");
            }
        }

        foreach (var role in context.Kinds.Collections)
        {
            if (NameMeaning.Flaw(role.Ref.Name) is { Length: > 0 } flaw)
            {
                yield return Descriptor.At(context.PlaceOf(role.Ref), $"Role '{role.Ref}' {flaw}.");
            }
        }

        foreach (var finding in Twins(context).Concat(TechnicalUsers(context)))
        {
            yield return finding;
        }
    }

    private IEnumerable<Diagnostic> Twins(RuleContext context)
    {
        var seen = new Dictionary<(string Client, string Letters), RoleRef>();
        foreach (var role in context.Kinds.Permissions.Concat(context.Kinds.Collections).Select(r => r.Ref))
        {
            if (!seen.TryAdd((role.Client, NameMeaning.Letters(role.Name)), role))
            {
                var twin = seen[(role.Client, NameMeaning.Letters(role.Name))];
                yield return Descriptor.At(
                    context.PlaceOf(role),
                    $"'{role}' and '{twin}' differ only in capitals, blanks, hyphens or underscores.",
                    "Rename one of them, or remove it when both mean the same.");
            }
        }
    }

    private IEnumerable<Diagnostic> TechnicalUsers(RuleContext context)
    {
        var seen = new Dictionary<(string Stack, string Letters), string>();
        foreach (var user in context.TechnicalUsers)
        {
            var name = user.Declaration.Name;
            if (NameMeaning.Flaw(name) is { Length: > 0 } flaw)
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(user.ClientId), $"Technical user '{name}' of '{user.Stack.Name}' {flaw}.");
            }

            if (!seen.TryAdd((user.Stack.Name, NameMeaning.Letters(name)), name))
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(user.ClientId),
                    $"Technical users '{name}' and '{seen[(user.Stack.Name, NameMeaning.Letters(name))]}' of '{user.Stack.Name}' "
                    + "differ only in capitals, blanks, hyphens or underscores.",
                    "Rename one of them, or remove it when both mean the same.");
            }
        }
    }
}
