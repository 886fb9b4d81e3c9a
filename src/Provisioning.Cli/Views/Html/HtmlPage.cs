using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Provisioning.Cli.Views.Html;

/// <summary>
/// A page that stands alone: styles and script are in it, and its policy lets nothing else in. It is complete as it is painted
/// first; the script only adds filters.
/// </summary>
[SuppressMessage("Usage", "CA2213", Justification = "what is written to belongs to the caller")]
internal sealed class HtmlPage : IDisposable
{
    private static readonly string Style = Resource("page.css");
    private static readonly string Script = Resource("page.js");

    private readonly TextWriter output;
    private int tables;

    /// <param name="title">Plain words, escaped here.</param>
    public HtmlPage(TextWriter output, string title)
    {
        this.output = output;
        var policy = $"default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; base-uri 'none'; form-action 'none'";
        output.Write($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        output.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Html.Text(title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n");
        output.Write($"<a class=\"skip\" href=\"#main\">Skip to the tables</a>\n<header>\n<h1>{Html.Text(title)}</h1>\n");
    }

    /// <summary>A finished piece.</summary>
    public void Write(string piece) => output.Write(piece + "\n");

    /// <summary>What comes before the first table ends here.</summary>
    public void BeginMain() => output.Write("</header>\n<main id=\"main\">\n");

    /// <summary>A table with its heading and filter; nothing without rows.</summary>
    /// <param name="headers">Plain words.</param>
    /// <param name="rows">Finished cells.</param>
    public void Table(string title, string caption, string[] headers, IReadOnlyCollection<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        BeginTable(title, caption, string.Empty);
        output.Write($"<thead><tr>{string.Concat(headers.Select(h => $"<th scope=\"col\">{Html.Text(h)}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            output.Write($"<tr>{string.Concat(row.Select(c => $"<td>{c}</td>"))}</tr>\n");
        }

        EndTable();
    }

    /// <summary>The heading, the filter and the opening of a table whose parts the caller writes.</summary>
    /// <param name="style">A class, or empty.</param>
    public void BeginTable(string title, string caption, string style)
    {
        var id = $"table{++tables}";
        output.Write($"<section>\n<h2 id=\"{id}-title\">{Html.Text(title)}</h2>\n");
        output.Write($"<p class=\"tools\" hidden><label>Filter <input type=\"search\" data-filter=\"{id}\" autocomplete=\"off\" spellcheck=\"false\"></label> <output aria-live=\"polite\"></output></p>\n");
        output.Write($"<div class=\"scroll\" role=\"region\" aria-labelledby=\"{id}-title\" tabindex=\"0\">\n<table id=\"{id}\"{(style.Length > 0 ? $" class=\"{style}\"" : string.Empty)}>\n");
        output.Write(caption.Length > 0 ? $"<caption>{Html.Text(caption)}</caption>\n" : string.Empty);
    }

    public void EndTable() => output.Write("</tbody>\n</table>\n</div>\n</section>\n");

    public void Dispose() => output.Write($"</main>\n<script>{Script}</script>\n</body>\n</html>\n");

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Line breaks as the parser has them, so that the hash fits whatever the checkout made of them.
    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
