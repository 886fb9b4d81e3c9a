using Provisioning.Testing.Goldens;

namespace Provisioning.Cli.Tests;

public sealed class DeclarationsWithMistakes : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public DeclarationsWithMistakes() => workplace.Write("stacks/acme/stack.json", """
        {
          "organisation": { "bpn": "BPNL00000000ACME", "name": "ACME" },
          "companyRole": ["participant"],
          "environments": ["dev"],
          "technicalUsers": {
            "reader": { "grants": { "technical_roles/Order Reeder": {} } },
            "manager": { "enabled": "yes", "grants": { "technical_roles/Order Manager": {} } }
          }
        }
        """);

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task AreAllShownAtOnceWithPlacesAndSuggestions()
    {
        var run = (await workplace.RunAsync("validate")).Expect(1);

        Golden.Matches("Transcripts/mistakes.txt", run.Text);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("destroy")]
    public async Task ChangeNothing(string command)
    {
        var before = workplace.Files().Order(StringComparer.Ordinal).ToArray();

        var run = (await workplace.RunAsync(command, "*.dev", "--yes")).Expect(1);

        Assert.Equal(before, workplace.Files().Order(StringComparer.Ordinal));
        Assert.Contains("Did you mean 'companyRoles'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("Order Reeder", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("preview")]
    [InlineData("up")]
    [InlineData("secrets")]
    public async Task AreFindingsOfAPureJsonDocument(string command)
    {
        var run = (await workplace.RunAsync(command, "acme.dev", "--format", "json")).Expect(1);

        Assert.Equal(command, run.Json.GetProperty("command").GetString());
        Assert.True(run.Json.GetProperty("findings").GetArrayLength() >= 3);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task AreResultsOfASarifLog()
    {
        var run = (await workplace.RunAsync("validate", "--format", "sarif")).Expect(1);

        var log = run.Json;
        var first = log.GetProperty("runs")[0].GetProperty("results")[0];
        var place = first.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("error", first.GetProperty("level").GetString());
        Assert.Equal("stacks/acme/stack.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
        var rules = log.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(
            first.GetProperty("ruleId").GetString(),
            rules[first.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
    }
}
