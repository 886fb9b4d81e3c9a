using System.Text.Json;
using Provisioning.Testing;

namespace Provisioning.Cli.Tests.Reviews;

/// <summary>What the schema of SARIF 2.1.0 demands of a log, of its rules and of each result.</summary>
public sealed class CodeScanningOfAReview : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task HasTheStructureOfTheStandard()
    {
        GitFolder.Init(workplace.Root);
        GitFolder.Commit(workplace.Root);
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"reader\": { \"description\": \"\", \"grants\": { \"technical_roles/Order Manager\": {} } }"));

        var log = (await workplace.RunAsync("diff", "main", "--format", "sarif", "--fail-on", "broadening", "deletion")).Json;

        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("provision", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToArray();
        Assert.Equal(rules.Distinct(), rules);
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.Contains(results, r => r.GetProperty("ruleId").GetString() == "GAT-001");
        Assert.Contains(results, r => r.GetProperty("ruleId").GetString() == "GAT-002");
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.All(result.GetProperty("locations").EnumerateArray(), AssertLocation);
        });
    }

    private static void AssertLocation(JsonElement location)
    {
        if (location.TryGetProperty("physicalLocation", out var physical))
        {
            var uri = physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _), uri);
            Assert.True(!physical.TryGetProperty("region", out var region) || (region.GetProperty("startLine").GetInt32() > 0 && region.GetProperty("startColumn").GetInt32() > 0));
        }
    }
}
