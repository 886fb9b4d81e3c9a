using System.Text.RegularExpressions;
using Provisioning.Testing;

namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>The shell step that docs/pulumi.md shows, with a recorded preview in the place of Pulumi.</summary>
public sealed partial class PulumiInAPipeline : IDisposable
{
    private readonly Runner runner = new();

    public void Dispose() => runner.Dispose();

    [GeneratedRegex(@"## In a pipeline\s+```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Step();

    [ShellFact]
    public async Task WritesACommentAndPasses()
    {
        Previews("""{ "steps": [] }""");

        var (code, output, error) = await runner.RunAsync(Script());

        Assert.True(code == 0, output + error);
        Assert.Equal("preview --stack acme.dev --json --refresh \n", runner.Text("pulumi"));
        Assert.StartsWith("<!-- provision:review -->", await File.ReadAllTextAsync(runner.PathOf("review.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(runner.PathOf("review.html")));
    }

    [ShellFact]
    public async Task FailsWithTheCodeOfAGate()
    {
        Previews("""
            { "steps": [
              { "op": "create", "urn": "urn:pulumi:acme.dev::other::keycloak:index/role:Role::view",
                "newState": { "custom": true, "inputs": { "name": "manage-users", "clientId": "cccc" } } },
              { "op": "create", "urn": "urn:pulumi:other.dev::other::keycloak:openid/client:Client::sa-1",
                "newState": { "custom": true, "inputs": { "clientId": "sa-1", "serviceAccountsEnabled": true } } },
              { "op": "create", "urn": "urn:pulumi:other.dev::other::keycloak:openid/clientServiceAccountRole:ClientServiceAccountRole::admin",
                "newState": { "custom": true,
                  "inputs": { "clientId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "serviceAccountUserId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "role": "manage-users" },
                  "propertyDependencies": {
                    "clientId": ["urn:pulumi:other.dev::other::keycloak:openid/client:Client::realm-management"],
                    "serviceAccountUserId": ["urn:pulumi:other.dev::other::keycloak:openid/client:Client::sa-1"] } } } ] }
            """.Replace("acme.dev::other", "other.dev::other", StringComparison.Ordinal));

        var (code, output, error) = await runner.RunAsync(Script());

        Assert.True(code == 3, output + error);
        Assert.Contains("manage-users", await File.ReadAllTextAsync(runner.PathOf("review.md")), StringComparison.Ordinal);
    }

    private static string Script() => Step().Match(File.ReadAllText(RepositoryFolder.PathOf("docs/pulumi.md"))).Groups[1].Value;

    private void Previews(string json)
    {
        runner.Write("recorded.json", json);
        runner.Recorder("pulumi", "cat recorded.json");
    }
}
