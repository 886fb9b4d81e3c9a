using System.Text.Json.Nodes;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>Answers that may be others next time.</summary>
public sealed class VaultThatIsBusy(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    private readonly HurriedTime time = new();

    [RealServerFact(VaultServer.Variable)]
    public async Task IsAskedAgainAfterTheTimeThatItNames()
    {
        await ChangeAsync(new() { ["throttle"] = "0/7" });
        var store = Open(retries: 1);

        var refusal = await Assert.ThrowsAsync<SecretStoreException>(() => store.ListAsync(CancellationToken.None));

        Assert.Contains("429", refusal.Finding.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(7), time.Elapsed);
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task IsAskedMoreAndMoreSlowlyWhenItNamesNone()
    {
        await ChangeAsync(new() { ["throttle"] = "0/7", ["retryAfter"] = false });
        var store = Open(retries: 4);

        await Assert.ThrowsAsync<SecretStoreException>(() => store.ListAsync(CancellationToken.None));

        // 1, 2, 4 and 8 seconds, each a little more or less.
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(40));
        Assert.Equal(5, (await fixture.Server.VerbsAsync()).Count(v => v == "list"));
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task LosesNoSecretToBrokenAnswers()
    {
        await ChangeAsync(new() { ["next"] = new JsonArray("503", "reset-before", "reset-after") });
        var store = Open(retries: 8);

        await store.SetAsync(Secret(1), new SecretValue("value"), new(), CancellationToken.None);

        Assert.Equal("value", (await store.RevealAsync(Secret(1).Name, CancellationToken.None))?.Reveal());
    }

    [RealServerFact(VaultServer.Variable)]
    public async Task HoldsEverybodyBackWhenItRefusesACreate()
    {
        await ChangeAsync(new() { ["throttleCreates"] = "0/5", ["retryAfter"] = false });
        var store = Open(retries: 2);

        await Assert.ThrowsAsync<SecretStoreException>(
            () => store.SetAsync(Secret(1), new SecretValue("value"), new(), CancellationToken.None));
        await fixture.Server.ChangeAsync(new() { ["throttleCreates"] = null });
        await store.SetAsync(Secret(2), new SecretValue("value"), new(), CancellationToken.None);

        Assert.Equal(4, (await fixture.Server.VerbsAsync()).Count(v => v == "set"));
    }

    private static SecretRef Secret(int number) => new($"acme-tst-sa-{number}", $"sa-{number}", "acme.tst");

    private KeyVaultStore Open(int retries) => new(
        VaultOfATest.OptionsOf(fixture.Server) with
        {
            Retries = retries,
            RetryDelay = TimeSpan.FromSeconds(1),
            LongestDelay = TimeSpan.FromSeconds(20),
        },
        time);

    private async Task ChangeAsync(JsonObject settings)
    {
        await fixture.Server.ResetAsync();
        await fixture.Server.ChangeAsync(settings);
    }
}
