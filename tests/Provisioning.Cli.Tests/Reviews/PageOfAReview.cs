using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Provisioning.Cli.Views.Html;

namespace Provisioning.Cli.Tests.Reviews;

public sealed partial class PageOfAReview : IDisposable
{
    private static readonly Arbitrary<string[]> Names = Gen.Elements(
            "<script>alert(1)</script>", "<img src=x>", "\"", "'", "&quot;", "&lt;", "</code>", "</td>", "<!--", "\" onclick=\"x", "\0", "\u2028", "ä", "a", " ")
        .ListOf(3).Select(parts => string.Concat(parts)).ListOf(SketchedReview.Names).Select(names => names.ToArray()).ToArbitrary();

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [Fact]
    public void HasTheSameTagsWhateverTheNames() => Prop.ForAll(Names, names => TagsOf([.. names.Select((n, i) => $"n{i}{n}")])
        .SequenceEqual(TagsOf([.. names.Select((_, i) => $"n{i}")]))).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public async Task OfTheMatrixOfThisRepositoryIsSmall()
    {
        workplace.CopyStacks();

        var run = (await workplace.RunAsync("matrix", "platform.dev", "--format", "html")).Expect(0);

        Assert.InRange(run.Output.Length, 20_000, 1_000_000);
        Assert.Contains("<th scope=\"row\">sa-cl1-reg-2</th>", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("matrix", "platform.dev")]
    [InlineData("diff", ".")]
    public async Task NamesNothingOutside(string command, string argument)
    {
        workplace.CopyStacks();

        var run = (await workplace.RunAsync(command, argument, "--format", "html")).Expect(0);

        Assert.StartsWith("<!DOCTYPE html>", run.Output, StringComparison.Ordinal);
        Assert.Contains("content=\"default-src 'none'; style-src 'sha256-", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("src=|href=\"(?!#main)|@import|url\\(|https?://", run.Output);
    }

    [Fact]
    public void TellsAGrantThatMovedToASuccessor()
    {
        using var output = new StringWriter();
        ReviewHtml.Write(output, [SketchedReview.Named([.. Enumerable.Range(0, SketchedReview.Names).Select(i => $"n{i}")])]);

        Assert.Contains("moves</td>", Cells(output.ToString()), StringComparison.Ordinal);
        Assert.Contains("from n0/n1</td>to n2/n3</td>", Cells(output.ToString()), StringComparison.Ordinal);
    }

    /// <summary>The text of the page with the ends of its cells.</summary>
    private static string Cells(string page) => Tags().Replace(page, tag => tag.Value == "</td>" ? "</td>" : string.Empty);

    private static string[] TagsOf(string[] names)
    {
        using var output = new StringWriter();
        ReviewHtml.Write(output, [SketchedReview.Named(names)]);

        // Rows are in the order of names, and their tags are not.
        return [.. Tags().Matches(output.ToString()).Select(m => m.Value).Order(StringComparer.Ordinal)];
    }
}
