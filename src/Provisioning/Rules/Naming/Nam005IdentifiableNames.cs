using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Names say what they are for, and no two of them differ only in how they are written.</summary>
public sealed class Nam005IdentifiableNames : IRule
{
    private const int MostEdits = 2;
    private const int LeastComparedLength = 8;
    private const string RenameTwin = "Rename one of them, or remove it when both mean the same.";

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

        foreach (var finding in Twins(context).Concat(Misspellings(context)).Concat(TechnicalUsers(context)))
        {
            yield return finding;
        }
    }

    private IEnumerable<Diagnostic> Twins(RuleContext context)
    {
        foreach (var application in context.Kinds.Permissions.Concat(context.Kinds.Collections).Select(r => r.Ref)
            .GroupBy(r => r.Client, StringComparer.Ordinal))
        {
            var seen = new Dictionary<string, RoleRef>(LooseNames.Comparer);
            foreach (var role in application)
            {
                if (!seen.TryAdd(role.Name, role))
                {
                    yield return Descriptor.At(
                        context.PlaceOf(role),
                        $"'{role}' and '{seen[role.Name]}' differ only in capitals, blanks, hyphens or underscores.",
                        RenameTwin);
                }
            }
        }
    }

    /// <summary>A role of an application that is nearly called like a role for technical users would be granted in its place.</summary>
    private IEnumerable<Diagnostic> Misspellings(RuleContext context)
    {
        var known = context.Catalogue.Applications.Values.Where(a => a.TechnicalRoles).SelectMany(a => a.Roles.Keys)
            .Where(n => n.Length >= LeastComparedLength).ToArray();
        foreach (var application in context.Catalogue.Applications.Values.Where(a => !a.TechnicalRoles))
        {
            foreach (var role in application.Roles.Values.Where(r => r.Name.Length >= LeastComparedLength))
            {
                var near = known.FirstOrDefault(n => n != role.Name && Spelling.Distance(role.Name, n, MostEdits) <= MostEdits);
                if (near is not null)
                {
                    var full = new RoleRef(application.ClientId, role.Name);
                    yield return Descriptor.At(
                        role.At.ToPlace(full.ToString()), $"Role '{full}' is nearly called like the role '{near}' for technical users.",
                        $"Correct the name if '{near}' is meant, or choose one that is further away.");
                }
            }
        }
    }

    private IEnumerable<Diagnostic> TechnicalUsers(RuleContext context)
    {
        var seen = new HashSet<string>(LooseNames.Comparer);
        foreach (var stack in context.Compiled?.Stacks.Values ?? [])
        {
            seen.Clear();
            foreach (var (clientId, user) in stack.TechnicalUsers)
            {
                var name = user.Declaration.Name;
                if (NameMeaning.Flaw(name) is { Length: > 0 } flaw)
                {
                    yield return Descriptor.At(
                        user.Declaration.At.ToPlace(clientId), $"Technical user '{name}' of '{stack.Name}' {flaw}.");
                }

                if (!seen.Add(name) && seen.TryGetValue(name, out var twin))
                {
                    yield return Descriptor.At(
                        user.Declaration.At.ToPlace(clientId),
                        $"Technical users '{name}' and '{twin}' of '{stack.Name}' differ only in capitals, blanks, hyphens or underscores.",
                        RenameTwin);
                }
            }
        }
    }
}
