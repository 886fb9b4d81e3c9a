using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;

namespace Provisioning.Cli.Tests;

public sealed class NamesFromStrangers
{
    [Theory]
    [InlineData("a | b")]
    [InlineData("`code` <img src=x onerror=alert(1)>")]
    [InlineData("@everyone please see [this](http://evil)")]
    [InlineData("line\nbreak | and\r more")]
    [InlineData("https://evil.example and www.evil.example")]
    [InlineData("&lt;script&gt; ~~x~~ #12 !x \\|")]
    public void CannotBreakOutOfAMarkdownCell(string name)
    {
        var cell = Markdown.Name(name);
        var inner = cell["<code>".Length..^"</code>".Length];

        Assert.DoesNotContain(inner, c => "|`<>@[]()!\\\n\r*_~".Contains(c, StringComparison.Ordinal));
        Assert.DoesNotContain("://", inner, StringComparison.Ordinal);
        Assert.DoesNotContain("www.", inner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("two\nlines", "two\\u000alines")]
    [InlineData("right\u202Eleft", "right\\u202eleft")]
    [InlineData("Zugänge 任意", "Zugänge 任意")]
    public void CannotMoveTheCursor(string name, string shown)
    {
        using var writer = new StringWriter();

        new PlainPage(writer).Write(name);

        Assert.Equal(shown, writer.ToString());
    }

    [Fact]
    public async Task StayWordsInAReviewForAPullRequest()
    {
        using var workplace = new Workplace().WithShop();
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant("""
            "reader": {
              "description": "| @everyone <img src=x> ![x](https://evil.example) `code` # Approved",
              "grants": { "technical_roles/Order Reader": {} }
            },
            "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } }
            """));

        // Declarations have no line breaks, but somebody who writes to the realm may.
        workplace.Write(ShopProject.Realm, workplace.Read(ShopProject.Realm).Replace(
            "Reads orders at night", "Reads\\n# Approved by a stranger", StringComparison.Ordinal));
        var run = (await workplace.RunAsync("preview", "*.dev", "--format", "markdown")).Expect(0);

        Assert.Contains("Approved by a stranger", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("](", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# Approved", run.Output, StringComparison.Ordinal);
        Assert.All(
            run.Output.Split('\n').Where(l => l.StartsWith("| update", StringComparison.Ordinal)),
            line => Assert.Equal(5, line.Count(c => c == '|')));
    }
}
