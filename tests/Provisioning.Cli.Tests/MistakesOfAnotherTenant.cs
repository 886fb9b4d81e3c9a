namespace Provisioning.Cli.Tests;

public sealed class MistakesOfAnotherTenant : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string> Mistakes => new()
    {
        "{ ",
        """{ "organisation": { "bpn": "BPNL00000000BETA" }, "companyRole": [] }""",
        ShopProject.Tenant("\"lost\": { \"description\": \"Lost\", \"grants\": { \"No Such Role\": {} } }"),
        ShopProject.Tenant("\"idle\": { \"description\": \"Holds nothing\" }"),
    };

    private void Beta(string text) => workplace.Write("stacks/beta/stack.json", text);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task DoNotConcernAStack(string mistake)
    {
        Beta(mistake);

        var run = (await workplace.RunAsync("validate", "acme.dev")).Expect(0);

        Assert.DoesNotContain("beta", run.Everything, StringComparison.Ordinal);
        Assert.Contains("no findings", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task DoNotStopAStack(string mistake)
    {
        await workplace.RunAsync("up", "platform.dev", "--yes");
        Beta(mistake);

        (await workplace.RunAsync("preview", "acme.dev")).Expect(0);
        var run = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(0);

        Assert.DoesNotContain("beta", run.Everything, StringComparison.Ordinal);
        Assert.Contains("sa-acme-reader", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task StopThePlatformWhoseObjectsComeFromAllTenants(string mistake)
    {
        Beta(mistake);

        (await workplace.RunAsync("preview", "platform.dev")).Expect(1);
        var run = (await workplace.RunAsync("validate", "platform.dev")).Expect(1);

        Assert.Contains("stacks/beta/stack.json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InItsTechnicalUsersDoNotConcernThoseOfThePlatformsTenants()
    {
        workplace.Write("stacks/platform/stack.json", workplace.Read("stacks/platform/stack.json").Replace(
            "\"platform\": true,",
            "\"platform\": true, \"technicalUsers\": { \"idle\": { \"description\": \"Holds nothing\" } },",
            StringComparison.Ordinal));

        (await workplace.RunAsync("validate", "acme.dev")).Expect(0);
        (await workplace.RunAsync("validate", "platform.dev")).Expect(1);
    }

    [Theory]
    [InlineData("stacks/catalogue/more.json")]
    [InlineData("stacks/environments/tst.json")]
    [InlineData("stacks/acme/tst.json")]
    public async Task AreNotThoseInCommonOrOwnFiles(string path)
    {
        workplace.Write(path, "[]");

        var run = (await workplace.RunAsync("validate", "acme.dev")).Expect(1);

        Assert.Contains(path, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountAsLongAsItMayBeThePlatform()
    {
        workplace.Write("stacks/platform/stack.json", "[]");

        var run = (await workplace.RunAsync("validate", "acme.dev")).Expect(1);

        Assert.Contains("stacks/platform/stack.json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThatThePlatformSignsOffForTheCatalogueCountForAll()
    {
        workplace.Write("stacks/platform/stack.json", workplace.Read("stacks/platform/stack.json").Replace(
            "\"platform\": true,",
            """
            "platform": true, "exceptions": {
              "past": { "code": "PRM-001", "subjects": ["Shop/*"], "reason": "For now", "until": "2026-01-31" } },
            """,
            StringComparison.Ordinal));

        var run = (await workplace.RunAsync("validate", "acme.dev")).Expect(1);

        Assert.Contains("EXC-001", run.Output, StringComparison.Ordinal);
    }
}
