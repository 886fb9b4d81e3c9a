using System.Text;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>
/// Markdown for pull requests. Names come from declarations that anybody may propose, so none of them can become a table
/// cell of its own, a mention, a link, an image or HTML.
/// </summary>
internal static class Markdown
{
    private const string Special = "\\`*_{}[]()#+!|~<>&@$";

    /// <summary>Text of others as plain words.</summary>
    public static string Text(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var character in Page.Printable(text))
        {
            // Character references, because renderers differ in which backslash escapes they know and a mention survives one.
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                result.Append("&#").Append((int)character).Append(';');
            }
            else
            {
                result.Append(character);
            }
        }

        // A bare address would become a link.
        return result.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }

    /// <summary>A name in fixed-width type. HTML, because a back-quote inside a code span ends it.</summary>
    public static string Name(string name) => $"<code>{Text(name)}</code>";

    /// <summary>A table; the cells are finished Markdown without line breaks.</summary>
    public static void Table(TextWriter output, string[] headers, IEnumerable<string[]> rows)
    {
        Row(output, headers);
        Row(output, [.. headers.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(output, row);
        }
    }

    private static void Row(TextWriter output, string[] cells)
    {
        output.Write("| ");
        output.Write(string.Join(" | ", cells));
        output.Write(" |\n");
    }
}
