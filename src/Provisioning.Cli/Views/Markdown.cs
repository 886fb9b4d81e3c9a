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

    // References are found after character references are decoded, so that only something between their characters stops them.
    private const string Joint = "&#8203;";

    private const string BeginsReference = "@#!";

    /// <summary>Text of others as plain words. Characters that begin a mention or a reference are followed by one of no width.</summary>
    public static string Text(string text) => Escape(text, Joint)
        .Replace("gh-", "gh" + Joint + "-").Replace("GH-", "GH" + Joint + "-").Replace("Gh-", "Gh" + Joint + "-").Replace("gH-", "gH" + Joint + "-")
        .ToString();

    /// <summary>
    /// A name in fixed-width type, in which nothing is looked for, so that it can be copied as it is. HTML, because a back-quote
    /// inside a code span ends it.
    /// </summary>
    public static string Name(string name) => $"<code>{Escape(name, string.Empty)}</code>";

    private static StringBuilder Escape(string text, string joint)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var character in Page.Printable(text))
        {
            // Character references, because renderers differ in which backslash escapes they know.
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                result.Append("&#").Append((int)character).Append(';');
                if (BeginsReference.Contains(character, StringComparison.Ordinal))
                {
                    result.Append(joint);
                }
            }
            else
            {
                result.Append(character);
            }
        }

        // A bare address would become a link.
        return result.Replace("://", "&#58;" + joint + "//").Replace("www.", "www" + joint + "&#46;");
    }

    /// <summary>A table; the cells are finished Markdown without line breaks.</summary>
    public static void Table(TextWriter output, string[] headers, IEnumerable<string[]> rows)
    {
        output.Write(Row(headers));
        output.Write(Row([.. headers.Select(_ => "---")]));
        foreach (var row in rows)
        {
            output.Write(Row(row));
        }
    }

    /// <summary>One row with its line break; the cells are finished Markdown without line breaks.</summary>
    public static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |\n";
}
