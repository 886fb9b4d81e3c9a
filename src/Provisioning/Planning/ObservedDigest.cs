using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// A digest of what a plan rests on: the objects that it writes, those that its stacks own, and whoever refers to what it
/// deletes. It can be taken again from a saved plan and a realm alone.
/// </summary>
public static class ObservedDigest
{
    private const int Characters = 32;

    public static string Of(Plan plan, RealmState observed) => Of(plan.Stacks, plan.Changes, observed);

    internal static string Of(IEnumerable<string> stacks, IReadOnlyList<Change> changes, RealmState observed)
    {
        var selected = stacks.ToHashSet(StringComparer.Ordinal);
        var written = ObjectSet.Of(changes.Select(c => (c.Before ?? c.After)!));
        var writer = DigestWriter.Start();
        writer.Text(observed.Name);
        foreach (var item in observed.Objects())
        {
            if (written.Contains(item) || selected.Contains(item.Stack))
            {
                ObjectDigest.Write(ref writer, item, ContentPart.All);
            }
        }

        var deleted = ObjectSet.Of(changes.Where(c => c.Action == ChangeAction.Delete).Select(c => c.Before!));
        foreach (var use in Uses.Of(observed, deleted, item => selected.Contains(item.Stack) ? UserView.WrittenByThisPlan : UserView.Unmanaged))
        {
            writer.Text(use.Deleted.Address.ToString());
            foreach (var holder in use.Unmanaged.Order(StringComparer.Ordinal))
            {
                writer.Item();
                writer.Text(holder);
            }

            writer.End();
        }

        return writer.Finish(Characters);
    }
}
