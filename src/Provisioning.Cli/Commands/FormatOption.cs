using System.CommandLine;

namespace Provisioning.Cli.Commands;

/// <summary>The option <c>--format</c>, whose choices differ by command; the first choice is the default.</summary>
internal static class FormatOption
{
    public const string Name = "--format";
    public const string Text = "text";
    public const string Json = "json";
    public const string Markdown = "markdown";
    public const string Sarif = "sarif";
    public const string Csv = "csv";
    public const string Html = "html";

    public static Option<string> Among(params string[] formats)
    {
        var option = new Option<string>(Name)
        {
            Description = "How the answer is written",
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>The format asked for, also where the rest of the command line is wrong; text where none is.</summary>
    public static string Of(ParseResult parsed)
    {
        foreach (var option in parsed.CommandResult.Command.Options)
        {
            if (option is Option<string> format && option.Name == Name && parsed.GetResult(format) is { } result)
            {
                return result.Errors.Any() ? Text : parsed.GetValue(format) ?? Text;
            }
        }

        return Text;
    }
}
