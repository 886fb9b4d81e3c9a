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
        Set("VAULT__KIND", "key-vault");
        Set("VAULT__URI", vault.Uri.ToString());
        Set("KEYVAULT__CREDENTIAL", "emulator");
        Set("KEYVAULT__CAFILE", vault.AuthorityFile);
        Workplace.Now = TimeProvider.System.GetUtcNow();
    }

    public TestRealm Realm { get; }

    public VaultServer Vault { get; }

    public Workplace Workplace { get; } = new Workplace().WithShop();

    public static async Task<ShopOnServers> OpenAsync() =>
        new(await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing), await VaultServer.StartAsync());

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
    public async Task SignInAsync()
    {
        var secrets = await SecretsAsync();
        foreach (var (clientId, name) in TechnicalUsers)
        {
            Assert.NotEmpty(await Realm.Server.TokenAsync(Realm.Name, new()
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = clientId,
                ["client_secret"] = secrets[name],
            }));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Workplace.Dispose();
        await Vault.DisposeAsync();
        await Realm.DisposeAsync();
    }
}
