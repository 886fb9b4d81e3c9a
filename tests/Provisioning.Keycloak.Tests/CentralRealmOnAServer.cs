using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Testing.CatenaX;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>CX-Central, which nobody here wrote, put on real servers and taken over.</summary>
[Trait("Category", "RealServer")]
public sealed class CentralRealmOnAServer : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [RealServerFact(Server.Newest)]
    public async Task IsAdoptedAndUpgradedFromReleaseToReleaseOnTheNewestRelease()
    {
        using var server = new Server(Server.Newest);
        SignIn(server);
        var realm = await PutAsync(server, CentralRealm.Releases[0]);
        try
        {
            await ImportAsync(server, realm);
            var environment = workplace.Read("central/stacks/environments/dev.json");
            foreach (var release in CentralRealm.Releases.Skip(1))
            {
                Directory.Delete(workplace.PathOf("central/stacks"), recursive: true);
                (await workplace.RunAsync("import", CentralRealm.PathOf(release), "--into", release)).Expect(0);
                Directory.Move(workplace.PathOf($"{release}/stacks"), workplace.PathOf("central/stacks"));
                workplace.Write("central/stacks/environments/dev.json", environment);
                workplace.Write("central/stacks/catalogue/former-names.json", CentralRealm.FormerNames(release));

                var up = (await workplace.RunAsync(
                    "up", "platform.dev", "--project", "central", "--yes", "--max-deletions", "100", "--privileged", "allow")).Expect(0);

                Assert.Contains("    > moved from ", up.Output, StringComparison.Ordinal);
                await IsSettledAsync();
            }
        }
        finally
        {
            await server.AskAsync(HttpMethod.Delete, $"realms/{realm}");
        }
    }

    [RealServerFact(Server.Newest)]
    public Task IsAdoptedAsItIsOnTheNewestRelease() => IsAdoptedAsync(Server.Newest, "4.2.1");

    [RealServerFact(Server.Oldest)]
    public Task IsAdoptedAsItIsOnTheOldestRelease() => IsAdoptedAsync(Server.Oldest, "3.0.0");

    private async Task IsAdoptedAsync(string variable, string release)
    {
        using var server = new Server(variable);
        SignIn(server);
        var realm = await PutAsync(server, release);
        try
        {
            await ImportAsync(server, realm);
        }
        finally
        {
            await server.AskAsync(HttpMethod.Delete, $"realms/{realm}");
        }
    }

    private async Task ImportAsync(Server server, string realm)
    {
        (await workplace.RunAsync("import", $"{server.Url}realms/{realm}", "--into", "central", "--adopt", "--yes")).Expect(0);
        await IsSettledAsync();
    }

    private async Task IsSettledAsync()
    {
        var preview = (await workplace.RunAsync("preview", "platform.dev", "--project", "central", "--detailed-exit-code")).Expect(0);
        Assert.StartsWith("dev: nothing to do\n", preview.Output, StringComparison.Ordinal);
    }

    private void SignIn(Server server)
    {
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__USERNAME"] = server.Username;
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__PASSWORD"] = server.Password;
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__SIGNINREALM"] = "master";
    }

    /// <summary>Ids are unique on a server, and identity providers of an export hold placeholders that no server takes.</summary>
    private static async Task<string> PutAsync(Server server, string release)
    {
        var realm = JsonNode.Parse(await File.ReadAllTextAsync(CentralRealm.PathOf(release)))!.AsObject();
        realm["realm"] = $"t-{Guid.NewGuid():N}"[..14];
        realm.Remove("identityProviders");
        realm.Remove("identityProviderMappers");
        RemoveIds(realm);
        await server.AskAsync(HttpMethod.Post, "realms", realm);
        return realm["realm"]!.GetValue<string>();
    }

    private static void RemoveIds(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject named:
                foreach (var id in new[] { "id", "containerId", "_id" })
                {
                    named.Remove(id);
                }

                foreach (var (_, value) in named)
                {
                    RemoveIds(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    RemoveIds(item);
                }

                break;
        }
    }
}
