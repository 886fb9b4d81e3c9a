using System.Diagnostics;
using Provisioning.Keycloak.Sessions;
using Provisioning.Keycloak.Tests;
using Provisioning.Testing.Secrets;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>The small project with its realm on a real Keycloak and its secrets on a vault server.</summary>
internal sealed class ShopOnServers : IAsyncDisposable
{
    public static readonly (string ClientId, string Secret)[] TechnicalUsers =
    [
        ("sa-acme-reader", "acme-dev-sa-acme-reader"), ("sa-acme-manager", "acme-dev-sa-acme-manager"),
    ];

    private ShopOnServers(TestRealm realm, VaultServer vault)
    {
        (Realm, Vault) = (realm, vault);
        var credentials = (SignIn.ByClientSecret)realm.Options.SignIn;
        Set("REALM__KIND", "keycloak");
        Set("REALM__NAME", realm.Name);
        Set("REALM__URL", realm.Server.Url.ToString());
        Set("KEYCLOAK__CLIENTID", credentials.ClientId);
        Set("KEYCLOAK__CLIENTSECRET", credentials.Secret.Reveal());
        Workplace.WithVault(vault).Now = TimeProvider.System.GetUtcNow();
    }

    public TestRealm Realm { get; }

    public VaultServer Vault { get; }

    public Workplace Workplace { get; } = new Workplace().WithShop();

    /// <param name="variable">The environment variable with the address of the Keycloak.</param>
    /// <param name="rights">What the administration client holds beside the rights to apply.</param>
    public static async Task<ShopOnServers> OpenAsync(string variable = Server.Newest, params string[] rights) =>
        new(await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, .. rights]), await VaultServer.StartAsync());

    public void Set(string name, string value) => Workplace.Variables[$"PROVISIONING__DEV__{name}"] = value;

    /// <summary>The command as a process of its own, which can be killed.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "provision.dll"), .. arguments])
        {
            WorkingDirectory = Workplace.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Workplace.Variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What the vault hands out now, by name.</summary>
    public async Task<Dictionary<string, string>> SecretsAsync() =>
        (await Vault.ValuesAsync()).GroupBy(v => v.Name, v => v.Value).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>Signs each technical user in with what the vault holds.</summary>
    public Task SignInAsync() => SignInAsync([.. TechnicalUsers.Select(t => t.ClientId)]);

    /// <summary>Signs these in with what the vault holds.</summary>
    public async Task SignInAsync(IEnumerable<string> clientIds)
    {
        var secrets = await SecretsAsync();
        foreach (var clientId in clientIds)
        {
            Assert.True(await AcceptsAsync(clientId, secrets[$"acme-dev-{clientId}"]), $"'{clientId}' does not sign in with what the vault holds.");
        }
    }

    /// <summary>Whether the realm gives a token for this secret.</summary>
    public Task<bool> AcceptsAsync(string clientId, string secret) => Realm.Server.GivesTokenAsync(Realm.Name, new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_secret"] = secret,
    });

    public async ValueTask DisposeAsync()
    {
        Workplace.Dispose();
        await Vault.DisposeAsync();
        await Realm.DisposeAsync();
    }
}
