using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>Who may not store secrets is told so before anything is written to the realm.</summary>
public sealed class CallersWithoutTheVaultsRole
{
    [RealServerFact(VaultServer.Variable)]
    public Task WriteNothingWhenTheyMayOnlyList() => AreToldAsync("up", "set", "get", "update", "delete", "recover", "purge");

    [RealServerFact(VaultServer.Variable)]
    public Task WriteNothingWhenTheyMayNotSet() => AreToldAsync("up", "set");

    [RealServerFact(VaultServer.Variable)]
    public Task WriteNothingWhenTheyMayNotUpdate() => AreToldAsync("up", "update");

    [RealServerFact(VaultServer.Variable)]
    public async Task WriteNothingOfASavedPlan()
    {
        await using var vault = await VaultServer.StartAsync();
        await using var shop = Open(vault);
        (await shop.RunAsync("preview", "*.dev", "--out", "plan.json")).Expect(0);
        await DenyAsync(vault, "set", "update");

        AssertTold((await shop.RunAsync("up", "--plan", "plan.json", "--yes")).Expect(4));
        Assert.Empty(shop.Realm.Writes);
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task RotateNothing()
    {
        await using var vault = await VaultServer.StartAsync();
        await using var shop = Open(vault);
        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var written = shop.Realm.Writes.Count();
        await DenyAsync(vault, "set", "update");

        AssertTold((await shop.RunAsync("rotate", "acme.dev", "--all", "--no-overlap", "--yes")).Expect(4));
        Assert.Equal(written, shop.Realm.Writes.Count());
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task PreviewWithTheRightToListAlone()
    {
        await using var vault = await VaultServer.StartAsync();
        await using var shop = Open(vault);
        await DenyAsync(vault, "set", "get", "update", "delete", "recover", "purge");

        (await shop.RunAsync("preview", "*.dev", "--preflight", "--detailed-exit-code")).Expect(2);

        Assert.DoesNotContain("403", (await vault.LogAsync()).Select(r => r["status"]!.ToString()));
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task LeaveNothingInTheVaultByAsking()
    {
        await using var vault = await VaultServer.StartAsync();
        await using var shop = Open(vault);
        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);

        // Two secrets in two plans, before and under the lock, and the question once.
        Assert.DoesNotContain(await vault.ValuesAsync(), v => v.Name.Contains("check", StringComparison.Ordinal));
        Assert.Single(await vault.LogAsync(), r => r["status"]!.GetValue<int>() == 404);
        Assert.Single(await vault.LogAsync(), r => r["status"]!.GetValue<int>() == 400);
    }

    private static async Task AreToldAsync(string command, params string[] denied)
    {
        await using var vault = await VaultServer.StartAsync();
        await using var shop = Open(vault);
        await DenyAsync(vault, denied);

        AssertTold((await shop.RunAsync(command, "*.dev", "--yes")).Expect(4));
        Assert.Empty(shop.Realm.Writes);
        Assert.Empty(await vault.ValuesAsync());
    }

    private static ShopOnAFake Open(VaultServer vault) => new(KeycloakRelease.V26, vault: vault);

    private static void AssertTold(Transcript run)
    {
        Assert.Contains("AKV-003", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("lacks the role 'Key Vault Secrets Officer'", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static Task DenyAsync(VaultServer vault, params string[] verbs) =>
        vault.ChangeAsync(new JsonObject { ["deny"] = new JsonArray([.. verbs.Select(v => (JsonNode)$"*:{v}")]) });
}
