using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Nobody holds both sides of a declared conflict.</summary>
public sealed class Sod001Conflicts : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "SOD-001",
        Severity.Warning,
        "Nobody holds both sides of a conflict",
        "Some duties check each other; in one hand they check nothing.",
        "Catena-X roles and rights concept, 2.6",
        "Take one side away, or make two of it.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var conflicts = context.Catalogue.Conflicts.Values.Select(c => Resolve(context, c)).Where(c => c.Sides.Length > 1).ToList();
        if (conflicts.Count == 0)
        {
            yield break;
        }

        var sides = new ReachableRoles(context.Access, conflicts.SelectMany(c => c.Sides).Distinct());
        foreach (var client in context.TechnicalClients)
        {
            foreach (var conflict in Broken(context.Holdings.RootsOf(client.ServiceAccount!), sides, conflicts))
            {
                yield return Descriptor.At(
                    context.PlaceOfClient(client.ClientId), Sentence("Technical user", client.ClientId, conflict));
            }
        }

        foreach (var user in context.Realm.Users.Values)
        {
            foreach (var conflict in Broken(context.Holdings.RootsOf(user), sides, conflicts))
            {
                yield return Descriptor.At(context.PlaceOf(user.Username), Sentence("User", user.Username, conflict));
            }
        }
    }

    private static IEnumerable<Conflict> Broken(IReadOnlyCollection<RoleRef> roots, ReachableRoles sides, List<Conflict> conflicts)
    {
        HashSet<RoleRef>? held = null;
        foreach (var root in roots)
        {
            if (sides.From(root) is { Length: > 0 } reached)
            {
                (held ??= []).UnionWith(reached);
            }
        }

        return held is null ? [] : conflicts.Where(c => c.Sides.All(held.Contains));
    }

    private static string Sentence(string kind, string name, Conflict conflict) =>
        $"{kind} '{name}' holds {Names.Quoted(conflict.Sides)}, which conflict: {conflict.Declaration.Reason}";

    private static Conflict Resolve(RuleContext context, ConflictDeclaration declaration) =>
        new(declaration, [.. declaration.Between.SelectMany(b => RoleReference.Resolve(context.Realm, b.Value)).Distinct().Order()]);

    private sealed record Conflict(ConflictDeclaration Declaration, ImmutableArray<RoleRef> Sides);
}
