using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Provisioning.Cli.Views.Comments;

namespace Provisioning.Cli.Tests.Reviews;

public sealed partial class NamesInAComment
{
    private static readonly string[] Hostile =
    [
        "@everyone", "@a/team", "#123", "GH-12", "gh-1", "!45", "owner/repo#7", "|", "`", "``` ", "\n", "\r\n", "\n# ", "\n- ", "\n| --- |", "<img src=x>", "<!-- ", "-->",
        "</code>", "[a](https://evil.example)", "![x](y)", "https://evil.example", "www.evil.example", "**", "_", "~~", "\\", "\\|", "&#64;", "&lt;", "&#124;", "$x$", "\u202E", "\u2028",
        "\0", "\u001b[31m", "ä", "任", "a", " ",
    ];

    private static readonly Arbitrary<string[]> Names = Gen.Elements(Hostile).ListOf(4).Select(parts => string.Concat(parts))
        .ListOf(SketchedReview.Names).Select(names => names.ToArray()).ToArbitrary();

    [GeneratedRegex("&#[0-9]+;")]
    private static partial Regex References();

    [Fact]
    public void ChangeNothingOfItsMarkup() => Prop.ForAll(Names, names =>
    {
        var plain = Markup(Written([.. names.Select((_, i) => $"n{i}")]));
        return Markup(Written([.. names.Select((n, i) => $"n{i}{n}")])) == plain;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void MentionNobodyAndReferToNothing() => Prop.ForAll(Names, names =>
    {
        // As a reader's page has it: outside of code, with character references decoded.
        var text = System.Net.WebUtility.HtmlDecode(Code().Replace(Written([.. names.Select((n, i) => $"n{i} {n}")]), string.Empty));
        return !Reference().IsMatch(text[text.IndexOf('\n')..]);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [GeneratedRegex("<code>.*?</code>")]
    private static partial Regex Code();

    [GeneratedRegex("@\\w|[#!][0-9]|gh-[0-9]|://|www\\.", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    /// <summary>Lines, cells, tags and emphasis, without the words between them.</summary>
    private static string Markup(string comment) => string.Concat(
        References().Replace(comment, string.Empty).Where(c => "\n|<>`*_~[]()#@!\\$".Contains(c, StringComparison.Ordinal)));

    private static string Written(string[] names)
    {
        using var output = new StringWriter();
        Comment.Write(output, [SketchedReview.Named(names)], CommentOptions.Default);
        return output.ToString();
    }
}
