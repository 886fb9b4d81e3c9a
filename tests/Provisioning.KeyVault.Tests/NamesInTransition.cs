using System.Text.Json.Nodes;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>Secrets that are being deleted or recovered, which takes its time.</summary>
public sealed class NamesInTransition(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    private static readonly SecretRef Secret = new("acme-tst-sa-1", "sa-1", "acme.tst");

    [RealServerFact(VaultServer.Variable)]
    public async Task AreWaitedForUntilTheyTakeAValueAgain()
    {
        var store = await OpenAsync(delayMs: 120);
        await SetAsync(store, "old");
        await store.DeleteAsync(Secret.Name, CancellationToken.None);

        await SetAsync(store, "new");

        Assert.Equal("new", (await store.RevealAsync(Secret.Name, CancellationToken.None))?.Reveal());
        Assert.Equal(["new", "old"], (await fixture.Server.ValuesAsync()).Select(v => v.Value).Order(StringComparer.Ordinal));
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task AreWaitedForWhenTheSecretIsDisabled()
    {
        var store = await OpenAsync(delayMs: 120);
        var stored = await SetAsync(store, "old");
        await store.UpdateAsync(Secret, stored.Version, new() { Enabled = false }, CancellationToken.None);
        await store.DeleteAsync(Secret.Name, CancellationToken.None);

        await SetAsync(store, "new");

        Assert.Equal("new", (await store.RevealAsync(Secret.Name, CancellationToken.None))?.Reveal());
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task AreGivenUpOnInTheEnd()
    {
        await fixture.Server.ResetAsync();
        await fixture.Server.ChangeAsync(new JsonObject { ["deleteDelayMs"] = 3_600_000 });
        var time = new HurriedTime();
        var store = new KeyVaultStore(VaultOfATest.OptionsOf(fixture.Server) with { LongestDelay = TimeSpan.FromSeconds(20) }, time);
        await SetAsync(store, "old");
        await store.DeleteAsync(Secret.Name, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<SecretStoreException>(() => SetAsync(store, "new"));

        Assert.Equal("AKV-006", refusal.Finding.Code);
        Assert.InRange(time.Elapsed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task OfSomebodyElseAreNeitherRecoveredNorReplaced()
    {
        var store = await OpenAsync(delayMs: 0);
        await store.SetAsync(Secret with { Stack = string.Empty }, new SecretValue("theirs"), new(), CancellationToken.None);
        await store.DeleteAsync(Secret.Name, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<SecretStoreException>(() => SetAsync(store, "ours"));

        Assert.Equal("AKV-007", refusal.Finding.Code);
        Assert.Empty(await store.ListAsync(CancellationToken.None));
        Assert.Single(await store.ListDeletedAsync(CancellationToken.None));
    }

    private async Task<KeyVaultStore> OpenAsync(int delayMs)
    {
        await fixture.Server.ResetAsync();
        await fixture.Server.ChangeAsync(new JsonObject { ["deleteDelayMs"] = delayMs });
        return VaultOfATest.Open(fixture.Server);
    }

    private static Task<StoredSecret> SetAsync(KeyVaultStore store, string value) =>
        store.SetAsync(Secret, new SecretValue(value), new(), CancellationToken.None);
}
