using System.Text;

namespace Provisioning.Cli.Views.Comments;

/// <summary>
/// Puts sections into the room there is. They come by importance, so the first take what they need; each later one keeps room to
/// say how much of it is left out.
/// </summary>
internal static class CommentFitting
{
    /// <returns>The text, and how many rows it leaves out.</returns>
    public static (string Text, int LeftOut) Fit(ImmutableArray<CommentSection> sections, int room)
    {
        var text = new StringBuilder();
        var leftOut = 0;
        var reserve = sections.Sum(s => s.Rest(s.Rows.Length, all: true).Length);
        foreach (var section in sections.Where(s => s.Rows.Length > 0))
        {
            reserve -= section.Rest(section.Rows.Length, all: true).Length;
            leftOut += Append(text, section, room - text.Length - reserve);
        }

        return (text.ToString(), leftOut);
    }

    private static int Append(StringBuilder text, CommentSection section, int room)
    {
        var head = section.Head;
        var (taken, length) = (0, head.Length);
        foreach (var row in section.Rows)
        {
            var rest = section.Rest(section.Rows.Length - taken - 1, all: false).Length;
            if (length + row.Length + rest > room)
            {
                break;
            }

            length += row.Length;
            taken++;
        }

        var left = section.Rows.Length - taken;
        if (taken > 0)
        {
            text.Append(head);
            foreach (var row in section.Rows.AsSpan(0, taken))
            {
                text.Append(row);
            }
        }

        text.Append(section.Rest(left, taken == 0));
        return left;
    }
}
