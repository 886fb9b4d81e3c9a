using System.Globalization;
using Provisioning.History;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>Who made a drifted change, as lines of text.</summary>
internal static class AuthorWords
{
    private const int Shown = 5;

    /// <summary>Nothing where nobody asked, or where the record could not be read: a finding says that.</summary>
    public static IEnumerable<string> Of(Change change, ChangeHistory? history)
    {
        if (history is not { IsKnown: true } || change.Reason != ChangeReason.Drifted)
        {
            return [];
        }

        var changes = history.Of(change.Address);
        if (changes.Count == 0)
        {
            return ["by nobody on record but whoever runs this"];
        }

        var lines = changes.Take(Shown).Select(c => string.Create(
            CultureInfo.InvariantCulture, $"by {c.Author} from {c.From} at {c.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {c.What}"));
        return changes.Count <= Shown ? lines : lines.Append($"and {changes.Count - Shown} changes before; --format json lists them all");
    }
}
