using Provisioning.Testing;

namespace Provisioning.Cli.Tests.Reviews;

/// <summary>Gates over two revisions: what they refuse, which line they name, and what an exception lets through.</summary>
public sealed class GatesOfADiff : IDisposable
{
    private const string Reader = "\"reader\": { \"description\": \"Reads orders at night\", \"grants\": { \"technical_roles/Order Reader\": {} } }";
    private const string Manager = "\"manager\": { \"description\": \"Places orders of the ERP\", \"grants\": { \"technical_roles/Order Manager\": {} } }";

    private readonly Workplace workplace = new Workplace().WithShop();

    public GatesOfADiff()
    {
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant($"{Reader},\n    {Manager}"));
        GitFolder.Init(workplace.Root);
        GitFolder.Commit(workplace.Root);
    }

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("sarif")]
    public async Task NameTheGrantThatBroadens(string format)
    {
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"reader\": { \"description\": \"Reads orders at night\", \"grants\": {\n \"technical_roles/Order Reader\": {},\n \"technical_roles/Order Manager\": {} } }," + Manager));

        var run = (await workplace.RunAsync("diff", "main", "--fail-on", "broadening", "--format", format)).Expect(3);

        var place = format switch
        {
            "text" => "stacks/acme/stack.json(8,2): error GAT-001",
            "markdown" => "<code>stacks/acme/stack.json&#40;8,2&#41;</code> |",
            "json" => "\"line\": 8,",
            _ => "\"startLine\": 8,",
        };
        Assert.Contains(place, run.Output, StringComparison.Ordinal);
        Assert.Contains("sa-acme-reader", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameTheMemberOfARoleThatBroadens()
    {
        var catalogue = workplace.Read("stacks/catalogue/shop.json");
        workplace.Write("stacks/catalogue/shop.json", catalogue.Replace(
            "\"members\": [\"Shop/read_orders\"]", "\"members\": [\"Shop/read_orders\",\n\"Shop/cancel_orders\"]", StringComparison.Ordinal));
        var line = catalogue[..catalogue.IndexOf("\"Shop/read_orders\"", StringComparison.Ordinal)].Count(c => c == '\n') + 2;

        var run = (await workplace.RunAsync("diff", "main", "--fail-on", "broadening")).Expect(3);

        Assert.Contains($"stacks/catalogue/shop.json({line},1): error GAT-001: 'sa-acme-reader' gains 'Shop/cancel_orders'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameTheLineThatDeclaredWhatIsDeleted()
    {
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(Reader));

        var run = (await workplace.RunAsync("diff", "main", "--fail-on", "deletion", "--format", "markdown")).Expect(3);

        Assert.Contains("| deletion | 'client:sa-acme-manager' would be deleted: 'acme.dev' owns it and no longer declares it. | <code>main:stacks/acme/stack.json&#40;7,5&#41;</code> |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameTheFileThatNoLongerDeclaresIt()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(Reader));

        var run = (await workplace.RunAsync("preview", "*.dev", "--fail-on", "deletion")).Expect(3);

        Assert.Contains("stacks/acme/stack.json(1,1): error GAT-002: 'client:sa-acme-manager'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameEachFinding()
    {
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant($"{Reader.Replace("Reads orders at night", "", StringComparison.Ordinal)},\n{Manager}"));

        var run = await workplace.RunAsync("diff", "main", "--fail-on", "findings", "--format", "json");

        var gate = run.Json.GetProperty("environments")[0].GetProperty("gates").EnumerateArray().Single(g => g.GetProperty("gate").GetString() == "findings");
        Assert.True(gate.GetProperty("refused").GetBoolean());
        var cause = Assert.Single(gate.GetProperty("causes").EnumerateArray());
        Assert.Equal(("stacks/acme/stack.json", 6), (cause.GetProperty("file").GetString(), cause.GetProperty("line").GetInt32()));
        Assert.Contains("TUS-004", cause.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sa-acme-reader", "2026-12-31", 0)]
    [InlineData("sa-acme-*", "2026-12-31", 0)]
    [InlineData("sa-other", "2026-12-31", 3)]
    [InlineData("sa-acme-reader", "2026-02-28", 1)]
    public async Task LetABroadeningThroughThatAnExceptionCovers(string subject, string until, int exitCode)
    {
        WriteWithException("GAT-001", subject, until, Reader.Replace("Order Reader", "Order Manager", StringComparison.Ordinal) + "," + Manager);

        (await workplace.RunAsync("diff", "main", "--fail-on", "broadening")).Expect(exitCode);
    }

    [Fact]
    public async Task LetADeletionThroughThatAnExceptionCovers()
    {
        WriteWithException("GAT-002", "sa-acme-manager", "2026-12-31", Reader);

        (await workplace.RunAsync("diff", "main", "--fail-on", "deletion")).Expect(0);
    }

    [Fact]
    public async Task TellOfEachExceptionThatIsNew()
    {
        WriteWithException("GAT-002", "sa-acme-manager", "2026-12-31", Reader);

        var added = (await workplace.RunAsync("diff", "main", "--format", "markdown")).Expect(0);
        GitFolder.Commit(workplace.Root);
        var kept = (await workplace.RunAsync("diff", "main", "--format", "markdown")).Expect(0);
        WriteWithException("GAT-002", "*", "2026-12-31", Reader);
        var widened = (await workplace.RunAsync("diff", "main", "--format", "markdown")).Expect(0);

        Assert.Contains("| **exception** | dev: <code>acme</code> | adds the exception 'signed-off' from GAT-002 for 'sa-acme-manager' until 2026-12-31: Agreed", added.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("**exception**", kept.Output, StringComparison.Ordinal);
        Assert.Contains("widens the exception 'signed-off'", widened.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellOfWhoActsForAnotherOrganisation()
    {
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"reader\": { \"description\": \"Reads orders at night\", \"customer\": { \"bpn\": \"BPNL0000000OTHER\", \"name\": \"Other\" }, \"grants\": { \"technical_roles/Order Reader\": {} } }," + Manager));

        var run = (await workplace.RunAsync("diff", "main")).Expect(0);

        Assert.Contains("! cross-tenant: sa-acme-reader acts in the name of its customer BPNL0000000OTHER (Other)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellOfWhoReachesAnApplicationOfAnotherProvider()
    {
        workplace.Write("stacks/catalogue/apps.json", """
            { "applications": { "Cl100-Other-App": { "description": "An app", "thirdParty": true,
                "permissions": { "view_parts": { "description": "Looks up parts" } } } } }
            """);
        GitFolder.Commit(workplace.Root);
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"reader\": { \"description\": \"Reads orders at night\", \"grants\": { \"technical_roles/Order Reader\": {}, \"Cl100-Other-App/view_parts\": {} } }," + Manager));

        var run = await workplace.RunAsync("diff", "main", "--format", "json");

        var risk = run.Json.GetProperty("environments")[0].GetProperty("risks").EnumerateArray().First();
        Assert.Equal(("cross-tenant", "sa-acme-reader"), (risk.GetProperty("kind").GetString(), risk.GetProperty("who").GetString()));
        Assert.Contains("'Cl100-Other-App/view_parts' of another provider's application", risk.GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreWrittenToEachReportThatIsAskedFor()
    {
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(Reader));

        var run = (await workplace.RunAsync("diff", "main", "--report", "review.md", "--report", "review.sarif", "--report", "review.json")).Expect(0);

        Assert.StartsWith("dev: ", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!-- provision:review -->", workplace.Read("review.md"), StringComparison.Ordinal);
        Assert.Contains("\"version\": \"2.1.0\"", workplace.Read("review.sarif"), StringComparison.Ordinal);
        Assert.Contains("\"formatVersion\": 1", workplace.Read("review.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--limit", "3999", "--limit takes a number from 4000")]
    [InlineData("--report", "review.pdf", "'review.pdf' ends otherwise")]
    [InlineData("--report", "nowhere/review.md", "cannot be saved")]
    public async Task AreNotWrittenWhereThatCannotBe(string option, string value, string problem)
    {
        var run = (await workplace.RunAsync("diff", "main", option, value)).Expect(1);

        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private void WriteWithException(string code, string subject, string until, string users) =>
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(users).Replace("\"companyRoles\"", $$"""
            "exceptions": { "signed-off": { "code": "{{code}}", "subjects": ["{{subject}}"], "reason": "Agreed with the owner", "until": "{{until}}" } },
              "companyRoles"
            """, StringComparison.Ordinal));
}
