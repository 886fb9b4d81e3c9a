using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>Two hundred runs against a vault that breaks, drops and throttles requests: each converges or tells the truth.</summary>
public sealed class RunsOverAFaultyVault(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    private const string Stack = "acme.tst";

    private static readonly string[] Users = [.. Enumerable.Range(1, 5).Select(i => $"sa-{i}")];

    private static readonly ImmutableArray<SecretRef> Secrets = [.. Users.Select(u => new SecretRef($"acme-tst-{u}", u, Stack))];

    private static RealmState Desired { get; } = new()
    {
        Name = "faulty",
        Clients = Map<string, Client>.From(Users.Select(u => KeyValuePair.Create(u, AppliedMark.Stamp(new Client
        {
            ClientId = u,
            Attributes = Map<string, string>.From([new(Marks.Stack, Stack), new(Marks.Applier, Marks.ProvisionApplier)]),
            ServiceAccount = new ServiceAccount(),
        })))),
    };

    [RealServerFact(VaultServer.Variable)]
    public async Task LoseNoSecret()
    {
        var ends = new List<ApplyEnd>();
        for (var seed = 1; seed <= 200; seed++)
        {
            await fixture.Server.ResetAsync();
            var realm = new InMemoryRealm(KeycloakRealm.Fresh("faulty"));
            await fixture.Server.ChangeAsync(new JsonObject
            {
                ["faults"] = $"{seed}:{(seed % 4) * 0.2 + 0.1}",
                ["throttle"] = "12/0.02",
                ["retryAfter"] = false,
            });
            // Few attempts, so that some runs fail.
            var report = await RunAsync(realm, VaultOfATest.OptionsOf(fixture.Server) with { Retries = 3, RetryDelay = TimeSpan.FromMilliseconds(2) });
            ends.Add(report?.End ?? ApplyEnd.Failed);
            await TellsTheTruthAsync(report, realm);

            await fixture.Server.ChangeAsync(new JsonObject { ["faults"] = null, ["throttle"] = null });
            Assert.Equal(ApplyEnd.Completed, (await RunAsync(realm, VaultOfATest.OptionsOf(fixture.Server)))!.End);
            Assert.True((await PlanAsync(realm, VaultOfATest.Open(fixture.Server))).IsEmpty, $"Seed {seed} did not converge.");
            await HoldsWhatTheRealmAcceptsAsync(realm, Users, $"seed {seed}");
        }

        // Both kinds of runs were met.
        Assert.Contains(ApplyEnd.Completed, ends);
        Assert.Contains(ApplyEnd.Failed, ends);
    }

    /// <summary>What the report calls stored is in the vault, and is what the realm accepts.</summary>
    private async Task TellsTheTruthAsync(ApplyReport? report, InMemoryRealm realm)
    {
        if (report is null)
        {
            // The vault could not even be listed or asked, so nothing was begun.
            Assert.Empty(realm.Applied);
            return;
        }

        Assert.Equal(Users.Length, report.Secrets.Count + report.SecretsNotDone.Count);
        Assert.Equal(report.End == ApplyEnd.Completed, report.SecretsNotDone.Count == 0);
        Assert.Equal(report.End == ApplyEnd.Completed, report.Error.Length == 0);
        await HoldsWhatTheRealmAcceptsAsync(realm, report.Secrets.Select(s => s.Change.Secret.ClientId), report.Error);
    }

    private async Task HoldsWhatTheRealmAcceptsAsync(InMemoryRealm realm, IEnumerable<string> users, string when)
    {
        var current = (await fixture.Server.ValuesAsync()).GroupBy(v => v.Name, v => v.Value).ToDictionary(g => g.Key, g => g.Last());
        foreach (var user in users)
        {
            Assert.True(
                current[$"acme-tst-{user}"] == (await realm.IssueSecretAsync(user, CancellationToken.None)).Reveal(), $"{user}, {when}");
        }
    }

    /// <summary>As the command does: lists, plans, asks whether it may store, and applies; null when it was not answered before that.</summary>
    private static async Task<ApplyReport?> RunAsync(InMemoryRealm realm, KeyVaultOptions options)
    {
        var store = new KeyVaultStore(options, TimeProvider.System);
        try
        {
            var plan = await PlanAsync(realm, store);
            await store.CheckAsync(writes: !plan.IsEmpty, CancellationToken.None);
            return await Applier.ApplyAsync(
                plan, realm, store, TimeProvider.System, RandomNumberGenerator.Fill, new Progress<ApplyProgress>(), CancellationToken.None);
        }
        catch (SecretStoreException)
        {
            return null;
        }
    }

    private static async Task<Plan> PlanAsync(InMemoryRealm realm, KeyVaultStore store)
    {
        var stored = await store.ListAsync(CancellationToken.None);
        var reading = await realm.ReadAsync(CancellationToken.None);
        return Planner.Plan(new PlanRequest
        {
            Environment = "tst",
            Observed = reading.State,
            SecretFingerprints = reading.SecretFingerprints,
            Desired = Desired,
            Stacks = [Stack],
            Secrets = Secrets,
            StoredSecrets = stored,
        }).Plan;
    }
}
