using System.CommandLine;
using System.Globalization;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Cli.Views.Comments;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary>How a review is written for others: files beside the answer, and the room that a comment has.</summary>
internal sealed class ReportOptions
{
    private static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = FormatOption.Html,
        [".md"] = FormatOption.Markdown,
        [".sarif"] = FormatOption.Sarif,
        [".json"] = FormatOption.Json,
    };

    private readonly Option<string[]> files = new("--report")
    {
        Description = "Also write the review to a file: .html, .md, .sarif or .json; once for each file",
        HelpName = "FILE",
    };

    private readonly Option<string?> address = new("--report-url")
    {
        Description = "Where a reader of the comment finds the full report",
        HelpName = "URL",
    };

    private readonly Option<int> limit = new("--limit")
    {
        Description = "The most characters of a comment in markdown (default: 65536, as GitHub; Azure DevOps takes 150000)",
        HelpName = "N",
        DefaultValueFactory = _ => CommentOptions.GitHub,
        CustomParser = given =>
        {
            var text = given.Tokens is [var token, ..] ? token.Value : string.Empty;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= CommentOptions.Least)
            {
                return number;
            }

            given.AddError($"--limit takes a number from {CommentOptions.Least}, and '{text}' is none.");
            return 0;
        },
    };

    public void AddTo(Command command)
    {
        command.Add(files);
        command.Add(address);
        command.Add(limit);
        command.Validators.Add(result =>
        {
            foreach (var file in result.GetValue(files) ?? [])
            {
                if (!Formats.ContainsKey(Path.GetExtension(file)))
                {
                    result.AddError($"--report writes .html, .md, .sarif and .json, and '{file}' ends otherwise.");
                }
            }
        });
    }

    public CommentOptions CommentOf(ParseResult parsed) => new(
        parsed.GetValue(limit),
        parsed.GetValue(address)
            ?? (parsed.GetValue(files) ?? []).Where(f => Formats[Path.GetExtension(f)] == FormatOption.Html).Select(f => Path.GetFileName(f)).FirstOrDefault()
            ?? string.Empty);

    /// <summary>Writes the files that were asked for.</summary>
    /// <param name="json">The command's own answer as JSON.</param>
    /// <exception cref="StopException">A file cannot be written.</exception>
    public async Task WriteAsync(CommandRun run, ImmutableArray<Review> reviews, Action<TextWriter> json, CancellationToken cancellationToken)
    {
        foreach (var file in run.Parsed.GetValue(files) ?? [])
        {
            var text = TextOf(Formats[Path.GetExtension(file)], reviews, json, CommentOf(run.Parsed));
            await TextFile.WriteAsync(run.Host, file, text, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string TextOf(string format, ImmutableArray<Review> reviews, Action<TextWriter> json, CommentOptions comment)
    {
        using var text = new StringWriter();
        if (format == FormatOption.Json)
        {
            json(text);
        }
        else
        {
            ReviewDocuments.Write(text, format, reviews, comment);
        }

        return text.ToString();
    }
}
