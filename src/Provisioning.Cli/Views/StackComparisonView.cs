using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;
using Provisioning.Comparing;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>compare</c>: what nobody explains first, then what overlays mean to differ.</summary>
internal static class StackComparisonView
{
    private static readonly ImmutableArray<(DifferenceCause Cause, string Word, string Title)> Causes =
    [
        (DifferenceCause.Unexplained, "unexplained", "Unexplained: an overlay makes the difference and gives no reason"),
        (DifferenceCause.Derived, "derived", "From one declaration that comes out differently"),
        (DifferenceCause.Declared, "declared", "Declared by the two tenants"),
        (DifferenceCause.Intended, "intended", "Intended: an overlay says why"),
    ];

    public static void Write(Answering answer, string left, string right, ImmutableArray<StackDifference> differences)
    {
        switch (answer.Format)
        {
            case FormatOption.Json:
                WriteJson(answer, left, right, differences);
                break;
            case FormatOption.Markdown:
                WriteMarkdown(answer.Host.Output, left, right, differences);
                break;
            default:
                WriteText(answer.Output, left, right, differences);
                break;
        }
    }

    private static void WriteText(Page page, string left, string right, ImmutableArray<StackDifference> differences)
    {
        page.Write($"{left} and {right}", Tone.Strong)
            .Line(differences.IsEmpty ? ": no difference" : $": {Counting.Of(differences.Length, "difference")}");
        foreach (var (cause, _, title) in Causes)
        {
            var ofCause = differences.Where(d => d.Cause == cause).ToArray();
            if (ofCause.Length == 0)
            {
                continue;
            }

            page.Line().Line(title, cause == DifferenceCause.Unexplained ? Tone.Caution : Tone.Strong);
            foreach (var difference in ofCause)
            {
                page.Write($"  {Subject(difference)}: ").Line(Sentence(difference, left, right));
                page.Write($"      {difference.Place}", Tone.Quiet).Line(difference.Reason.Length > 0 ? $"  {difference.Reason}" : string.Empty, Tone.Quiet);
            }
        }
    }

    private static void WriteMarkdown(TextWriter output, string left, string right, ImmutableArray<StackDifference> differences)
    {
        output.Write($"### {Markdown.Name(left)} and {Markdown.Name(right)}: {Counting.Of(differences.Length, "difference")}\n\n");
        if (differences.IsEmpty)
        {
            return;
        }

        Markdown.Table(output, ["Technical user", "What", left, right, "Cause", "Reason"], Causes.SelectMany(c => differences.Where(d => d.Cause == c.Cause)
            .Select(d => (string[])
            [
                Markdown.Name(Subject(d)), d.What, Markdown.Text(d.Left), Markdown.Text(d.Right), $"{c.Word}, {Markdown.Name(d.Place.ToString())}", Markdown.Text(d.Reason),
            ])));
    }

    private static void WriteJson(Answering answer, string left, string right, ImmutableArray<StackDifference> differences)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        var writer = page.Writer;
        writer.WriteString("left", left);
        writer.WriteString("right", right);
        writer.WriteStartArray("differences");
        foreach (var difference in differences)
        {
            writer.WriteStartObject();
            writer.WriteString("technicalUser", difference.Subject);
            writer.WriteString("what", difference.What);
            writer.WriteString("left", difference.Left);
            writer.WriteString("right", difference.Right);
            writer.WriteString("cause", Causes.First(c => c.Cause == difference.Cause).Word);
            writer.WriteString("reason", difference.Reason);
            writer.WriteString("file", difference.Place.File);
            writer.WriteNumber("line", difference.Place.Line);
            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
        page.Close();
    }

    private static string Subject(StackDifference difference) => difference.Subject.Length > 0 ? difference.Subject : "the stack";

    private static string Sentence(StackDifference difference, string left, string right) =>
        difference.OnlyLeft ? $"{right} lacks {difference.What} {difference.Left}"
        : difference.OnlyRight ? $"{left} lacks {difference.What} {difference.Right}"
        : $"{difference.What} is {difference.Left} in {left} and {difference.Right} in {right}";
}
