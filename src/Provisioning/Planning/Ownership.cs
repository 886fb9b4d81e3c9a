using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Whose the observed objects are, from the point of view of one plan.</summary>
internal sealed class Ownership
{
    private readonly HashSet<string> selected;

    private readonly HashSet<string> named;

    private Ownership(HashSet<string> named, HashSet<string> selected, ImmutableArray<Diagnostic> findings)
    {
        this.named = named;
        this.selected = selected;
        Findings = findings;
    }

    /// <summary>The selected stacks that were refused as a whole, and why.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    public static Ownership Of(PlanRequest request)
    {
        var selected = request.Stacks.ToHashSet(StringComparer.Ordinal);
        var foreign = new SortedDictionary<string, (IRealmObject First, int Count)>(StringComparer.Ordinal);
        foreach (var item in request.Observed.Objects())
        {
            if (item.Applier.Length > 0 && item.Applier != request.Applier && selected.Contains(item.Stack))
            {
                foreign[item.Stack] = foreign.TryGetValue(item.Stack, out var seen) ? (seen.First, seen.Count + 1) : (item, 1);
            }
        }

        if (request.TakeOver)
        {
            return new Ownership(selected, selected, [.. foreign.Select(e => PlanningCodes.TakenOver.At(
                Place.Of(e.Value.First.Address.Name),
                $"Stack '{e.Key}' is taken over from '{e.Value.First.Applier}', which wrote {e.Value.First.Address}{Others(e.Value.Count - 1)}."))]);
        }

        var findings = foreign.Select(e => PlanningCodes.AppliedByAnother.At(
            Place.Of(e.Value.First.Address.Name),
            $"Stack '{e.Key}' is written by '{e.Value.First.Applier}': {e.Value.First.Address}{Others(e.Value.Count - 1)} "
            + $"carry its mark, and '{request.Applier}' never writes them."));
        var written = selected.Where(stack => !foreign.ContainsKey(stack)).ToHashSet(StringComparer.Ordinal);
        return new Ownership(selected, written, [.. findings]);
    }

    /// <summary>Whether the plan was asked for the stack, be it refused or not.</summary>
    public bool IsNamed(string stack) => named.Contains(stack);

    /// <summary>Whether this plan may write objects of the stack.</summary>
    public bool IsSelected(string stack) => selected.Contains(stack);

    public bool IsForeign(IRealmObject item) => item.Stack.Length > 0 && !selected.Contains(item.Stack);

    private static string Others(int count) => count == 0 ? string.Empty : $" and {count} more";
}
