using System.IO.Enumeration;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Sessions;

/// <summary>Which declared stacks the names and patterns on a command line mean.</summary>
/// <param name="Stacks">In dependency order: what offers roles comes before what uses them.</param>
/// <param name="UnreadableTenants">Tenants that are meant and whose stacks are unknown, because their files could not be read.</param>
/// <param name="Findings">Names and patterns that mean nothing.</param>
internal sealed record StackSelection(
    ImmutableArray<StackDeclaration> Stacks, ImmutableArray<string> UnreadableTenants, ImmutableArray<Diagnostic> Findings)
{
    public bool IsEmpty => Stacks.IsEmpty && UnreadableTenants.IsEmpty;

    /// <summary>One plan for each: stacks of one environment share a realm.</summary>
    public IEnumerable<(string Environment, ImmutableArray<StackDeclaration> Stacks)> ByEnvironment =>
        Stacks.GroupBy(s => s.Environment, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.ToImmutableArray()));

    /// <summary>Without any name all stacks are meant.</summary>
    public static StackSelection Of(ProjectSession session, IReadOnlyCollection<string> names)
    {
        var all = session.Declarations.Stacks.Values.ToImmutableArray();
        var unreadable = session.UnreadableTenants.Order(StringComparer.Ordinal).ToArray();
        if (names.Count == 0)
        {
            return new(Ordered(all), [.. unreadable], []);
        }

        var chosen = new List<StackDeclaration>();
        var unread = new SortedSet<string>(StringComparer.Ordinal);
        var findings = new List<Diagnostic>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var fitting = all.Where(s => Fits(name, s.Name)).ToArray();
            var fittingUnread = unreadable.Where(t => session.Declarations.Environments.Keys.Any(e => Fits(name, $"{t}.{e}"))).ToArray();
            chosen.AddRange(fitting);
            unread.UnionWith(fittingUnread);
            if (fitting.Length + fittingUnread.Length == 0)
            {
                findings.Add(Unknown(name, all));
            }
        }

        return new(Ordered(chosen.DistinctBy(s => s.Name)), [.. unread], [.. findings]);
    }

    private static bool Fits(string pattern, string stack) => FileSystemName.MatchesSimpleExpression(pattern, stack, ignoreCase: false);

    private static ImmutableArray<StackDeclaration> Ordered(IEnumerable<StackDeclaration> stacks) =>
        [.. stacks.OrderByDescending(s => s.IsPlatform).ThenBy(s => s.Name, StringComparer.Ordinal)];

    private static Diagnostic Unknown(string name, ImmutableArray<StackDeclaration> all)
    {
        var listed = all.Length == 0
            ? "No stack is declared: write stacks/TENANT/stack.json."
            : $"Declared are {string.Join(", ", all.Select(s => s.Name).Order(StringComparer.Ordinal).Take(12))}{(all.Length > 12 ? " ..." : ".")}";
        return CommandCodes.UnknownStack.At(
            Place.Of(name),
            name.Contains('*', StringComparison.Ordinal) ? $"No stack fits the pattern '{name}'." : $"There is no stack '{name}'.",
            Spelling.Suggest(name, all.Select(s => s.Name), listed));
    }
}
