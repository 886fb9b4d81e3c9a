using System.Net;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views.Html;

/// <summary>Pieces of a page. Names come from strangers, so every one of them goes through here.</summary>
internal static class Html
{
    /// <summary>Text of others as plain words, in elements and in quoted attributes.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(Page.Printable(text));

    /// <summary>A name in fixed-width type.</summary>
    public static string Name(string name) => $"<code>{Text(name)}</code>";

    /// <summary>Something that is shown when a reader opens it; also without script.</summary>
    /// <param name="summary">A finished piece.</param>
    /// <param name="items">Finished pieces.</param>
    public static string Folded(string summary, IEnumerable<string> items) =>
        $"<details><summary>{summary}</summary>{List(items)}</details>";

    public static string List(IEnumerable<string> items) => $"<ul>{string.Concat(items.Select(i => $"<li>{i}</li>"))}</ul>";
}
