namespace Provisioning.Cli.Tests;

public sealed class MistakesOfSeveralKinds : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    /// <summary>A technical user whose grant is unknown, and one that combines a grant that ended with a person's role.</summary>
    private void Write(string reader) => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant($$"""
        "reader": {{reader}},
        "manager": { "description": "Places orders", "grants": { "technical_roles/Order Manager": { "until": "2026-01-31" } } }
        """));

    private static string[] Codes(Transcript run) =>
        [.. run.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()!)];

    [Theory]
    [InlineData("validate")]
    [InlineData("preview")]
    [InlineData("up")]
    public async Task AreAllShownAtOnce(string command)
    {
        Write("""{ "description": "Reads", "grants": { "No Such Role": {} } }""");

        var run = (await workplace.RunAsync(command, "acme.dev", "--format", "json")).Expect(1);

        Assert.Contains("CMP-001", Codes(run));
        Assert.Contains("GRT-001", Codes(run));
    }

    [Fact]
    public async Task DoNotMakeWhatIsUnresolvedLookMissing()
    {
        Write("""{ "description": "Reads", "grants": { "No Such Role": {} } }""");

        var run = (await workplace.RunAsync("validate", "acme.dev", "--format", "json")).Expect(1);

        Assert.Equal(["CMP-001", "GRT-001"], Codes(run).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DoNotMakeAFieldThatIsUnreadLookMissing()
    {
        Write("""{ "description": 5, "grants": { "technical_roles/Order Reader": {} } }""");

        var run = (await workplace.RunAsync("validate", "acme.dev", "--format", "json")).Expect(1);

        Assert.Equal(["DEC-008", "GRT-001"], Codes(run).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DoNotMakeRolesLookEmptyWhenTheCatalogueHasMistakes()
    {
        workplace.Write("stacks/catalogue/shop.json", workplace.Read("stacks/catalogue/shop.json").Replace(
            "\"members\": [\"Shop/read_orders\"]", "\"members\": [\"Shop/reed_orders\"]", StringComparison.Ordinal));
        Write("""{ "description": "Reads", "grants": { "technical_roles/Order Reader": {} } }""");

        var run = (await workplace.RunAsync("validate", "acme.dev", "--format", "json")).Expect(1);

        Assert.Equal(["CMP-001", "GRT-001"], Codes(run).Order(StringComparer.Ordinal));
    }
}
