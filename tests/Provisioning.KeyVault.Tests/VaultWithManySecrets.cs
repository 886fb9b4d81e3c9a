using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>Lists come in pages of 25, and a page whose names are all deleted is empty and has a next one.</summary>
public sealed class VaultWithManySecrets(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    [RealServerFact(VaultServer.Variable)]
    public async Task IsListedWithoutReadingAValue()
    {
        await FillAsync(60);
        var store = VaultOfATest.Open(fixture.Server);

        var listed = await store.ListAsync(CancellationToken.None);

        Assert.Equal(60, listed.Length);
        var requests = await fixture.Server.VerbsAsync();
        Assert.All(requests, verb => Assert.Contains(verb, (string[])["list", ""]));
        Assert.InRange(requests.Length, 3, 1 + 3);
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task IsListedToTheEndAcrossEmptyPages()
    {
        var store = await FillAsync(60);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 55), async (i, token) => await store.DeleteAsync(Secret(i).Name, token));

        Assert.Equal(Enumerable.Range(55, 5).Select(Secret), (await store.ListAsync(CancellationToken.None)).Select(s => s.Ref));
        Assert.Equal(55, (await store.ListDeletedAsync(CancellationToken.None)).Length);
    }

    private static SecretRef Secret(int number) => new($"acme-tst-sa-{number:D3}", $"sa-{number}", "acme.tst");

    private async Task<KeyVaultStore> FillAsync(int count)
    {
        await fixture.Server.ResetAsync();
        var store = VaultOfATest.Open(fixture.Server);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            async (i, token) => await store.SetAsync(Secret(i), new SecretValue($"value {i}"), new(), token));
        await fixture.Server.ForgetRequestsAsync();
        return store;
    }
}
