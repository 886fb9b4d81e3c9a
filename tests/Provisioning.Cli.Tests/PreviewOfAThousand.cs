using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;
using Provisioning.Testing.Servers;

namespace Provisioning.Cli.Tests;

/// <summary>
/// What a preview of 1,000 technical users asks of a vault: no value, and at most one request for each 25 secrets and the library's
/// first one, whether the vault has none of them or all.
/// </summary>
public sealed class PreviewOfAThousand : IDisposable
{
    private const int Count = 1000;

    private const int Most = 1 + (Count / 25);

    private static readonly string[] Users = [.. Enumerable.Range(1, Count).Select(i => $"user-{i:D4}")];

    private readonly Workplace workplace = new Workplace().WithShop();

    public PreviewOfAThousand() => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(string.Join(",\n", Users.Select(u =>
        $$"""    "{{u}}": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } }"""))));

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(Count)]
    public async Task ReadsNoValueAndListsOnce(int stored)
    {
        using var vault = new FakeKeyVault();
        using var authority = new PrivateAuthority("Thousand");
        using var certificate = authority.Issue("localhost");
        await using var wire = new LoopbackServer(vault, certificate: certificate);
        vault.Address = new Uri($"https://localhost:{wire.Port}/");
        workplace.Write("ca.pem", authority.Pem);
        workplace.WithVault(vault.Address, workplace.PathOf("ca.pem"));
        foreach (var user in Users.Take(stored))
        {
            vault.Put(NameOf(user), "nobody reads it", TagsOf(user));
        }

        await PreviewAsync(Count - stored);

        Assert.All(vault.Requests, r => Assert.Equal("GET /secrets", r));
        Assert.InRange(wire.Requests, 1, stored == 0 ? 2 : Most);
    }

    [RealServerFact(VaultServer.Variable)]
    public Task ReadsNoValueOfAVaultServerThatHasNone() => OnAVaultServerAsync(0);

    [RealServerFact(VaultServer.Variable)]
    public Task ReadsNoValueOfAVaultServerThatHasAll() => OnAVaultServerAsync(Count);

    private async Task OnAVaultServerAsync(int stored)
    {
        await using var vault = await VaultServer.StartAsync();
        workplace.WithVault(vault);
        await Parallel.ForEachAsync(Users.Take(stored), async (user, _) => await vault.PutAsync(NameOf(user), "nobody reads it", TagsOf(user)));
        await vault.ForgetRequestsAsync();

        await PreviewAsync(Count - stored);

        Assert.All(await vault.VerbsAsync(), verb => Assert.Contains(verb, (string[])["list", ""]));
        Assert.InRange((await vault.LogAsync()).Length, 1, stored == 0 ? 2 : Most);
    }

    private async Task PreviewAsync(int toStore)
    {
        var preview = (await workplace.RunAsync("preview", "*.dev", "--format", "json")).Expect(0);

        Assert.Equal(toStore, preview.Json.GetProperty("environments")[0].GetProperty("secrets").GetArrayLength());
    }

    private static string NameOf(string user) => $"acme-dev-sa-acme-{user}";

    private static (string Name, string Value)[] TagsOf(string user) =>
        [("provisioning.stack", "acme.dev"), ("provisioning.realm", "shop-dev"), ("CredentialId", $"sa-acme-{user}")];
}
