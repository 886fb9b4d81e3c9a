using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>A plan in numbers.</summary>
internal static class PlanCounts
{
    private static readonly ImmutableArray<ChangeAction> Order =
        [ChangeAction.Create, ChangeAction.Adopt, ChangeAction.Update, ChangeAction.Delete];

    /// <summary>For example <c>12 to create, 1 to delete, 3 secrets</c>. What only gets a mark is told apart: nothing else of it changes.</summary>
    public static string Sentence(Plan plan)
    {
        var objects = Objects(plan).ToLookup(c => c.IsMarkOnly);
        var counts = objects[false].CountBy(c => c.Action).ToDictionary();
        var parts = Order.Where(counts.ContainsKey).Select(a => $"{counts[a]} to {ActionWords.Of(a)}").ToList();
        if (plan.Secrets.Count > 0)
        {
            parts.Add(Counting.Of(plan.Secrets.Count, "secret"));
        }

        var asTheyAre = objects[true].Count();
        if (asTheyAre > 0)
        {
            parts.AddRange(parts.Count == 0 ? ["nothing to change"] : Array.Empty<string>());
            parts.Add($"{asTheyAre} to adopt as {(asTheyAre == 1 ? "it is" : "they are")}");
        }

        return parts.Count == 0 ? "nothing to do" : string.Join(", ", parts);
    }

    /// <summary>Changes of one kind that a reader takes in as one: the same action for the same reason.</summary>
    public static IEnumerable<(ChangeAction Action, ChangeReason Reason, string Kind, ImmutableArray<Change> Changes)> Groups(Plan plan) =>
        Objects(plan)
            .GroupBy(c => (c.Action, c.Reason, c.Address.Kind, c.IsMarkOnly))
            .OrderBy(g => Order.IndexOf(g.Key.Action)).ThenBy(g => g.Key.IsMarkOnly).ThenBy(g => g.Key.Reason).ThenBy(g => g.Key.Kind)
            .Select(g => (g.Key.Action, g.Key.Reason, KindName(g.First()), g.OrderBy(c => c.Address).ToImmutableArray()));

    // An object that is made first and linked to others later is one object to a reader.
    private static IEnumerable<Change> Objects(Plan plan) => plan.Changes.DistinctBy(c => c.Address);

    private static string KindName(Change change) => change.Address.KindName.Replace('-', ' ');
}
