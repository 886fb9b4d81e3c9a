namespace Provisioning.Cli.Tests;

public sealed class ReviewsOfMany : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public ReviewsOfMany() => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(string.Join(",\n", Enumerable.Range(0, 200).Select(i =>
        $$"""
        "plant-{{i:000}}": { "description": "Reads orders of a plant", "grants": { "technical_roles/Order Reader": {} } }
        """))));

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task FoldWhoGainsTheSame()
    {
        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains("Access: 200 technical users gain 200 permissions", run.Output, StringComparison.Ordinal);
        Assert.Contains("200 alike: sa-acme-plant-000, sa-acme-plant-001, sa-acme-plant-002", run.Output, StringComparison.Ordinal);
        Assert.Contains("... and 140 more; provision secrets lists them all.", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Output.Count(c => c == '\n'), 20, 120);
    }

    [Fact]
    public async Task ListEverybodyInJson()
    {
        var run = (await workplace.RunAsync("preview", "*.dev", "--format", "json")).Expect(0);

        var environment = run.Json.GetProperty("environments")[0];
        var group = Assert.Single(environment.GetProperty("access").GetProperty("groups").EnumerateArray());
        Assert.Equal(200, group.GetProperty("principals").GetArrayLength());
        Assert.Equal(200, environment.GetProperty("secrets").GetArrayLength());
    }
}
