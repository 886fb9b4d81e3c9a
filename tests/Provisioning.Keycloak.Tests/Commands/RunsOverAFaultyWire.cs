using System.Text.Json;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>A run ends converged, or with exit code 4 and a report that is true; the next run does the rest.</summary>
public sealed class RunsOverAFaultyWire(ITestOutputHelper output)
{
    private static readonly string[] Tenants =
    [
        """
        "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } },
        "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } },
        "pipeline": { "description": "Releases orders", "clientId": "cicd@acme.example", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } }
        """,
        """
        "reader": { "description": "Reads and places orders", "grants": { "technical_roles/Order Manager": {} } },
        "auditor": { "description": "Looks at orders", "grants": { "technical_roles/Order Reader": {} } },
        "pipeline": { "description": "Releases orders", "clientId": "cicd@acme.example", "signIn": "password", "grants": { "technical_roles/Order Manager": {} } }
        """,
        """
        "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } }
        """,
    ];

    private static readonly string[] Up = ["up", "*.dev", "--yes", "--max-deletions", "10", "--format", "json"];

    /// <summary>Refusals before the work, so what was not done is known to the letter.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(36)]
    [InlineData(40)]
    [InlineData(44)]
    [InlineData(48)]
    [InlineData(52)]
    public async Task TellExactlyWhatIsLeftWhenTheServerIsOverloaded(int from)
    {
        using var shop = new ShopOnAFaultyWire(from % 2 == 0 ? KeycloakRelease.V24 : KeycloakRelease.V26);
        var faults = new WireFaults(seed: from, share: 0) { OverloadedFrom = from };

        var run = (await shop.RunAsync(faults, Up)).Expect(4);

        shop.WaitForLocks();
        var left = await shop.LeftAsync();
        if (Applied(run) is { } applied)
        {
            Assert.Equal("failed", applied.GetProperty("end").GetString());
            Assert.NotEmpty(applied.GetProperty("error").GetString()!);
            Assert.Equal(Texts(applied, "notDone").Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
            Assert.Empty(Texts(applied, "done").Intersect(left));
        }
        else
        {
            Assert.Equal(11, left.Length);
        }

        await ConvergesAsync(shop);
    }

    [Fact]
    public async Task EndConvergedOrSayWhatIsDone()
    {
        var (failed, met) = (0, 0);
        for (var seed = 1; seed <= 24; seed++)
        {
            using var shop = new ShopOnAFaultyWire(seed % 2 == 0 ? KeycloakRelease.V24 : KeycloakRelease.V26);
            var faults = new WireFaults(seed, share: seed % 3 == 0 ? 0.5 : 0.3);
            var run = await shop.RunAsync(faults, Up);

            met += faults.Count;
            shop.WaitForLocks();
            var left = await shop.LeftAsync();
            if (run.ExitCode == 0)
            {
                Assert.Empty(left);
                continue;
            }

            failed++;
            run.Expect(4);
            Assert.True(left.Length == 11 || Applied(run) is not null, run.Everything);
            Assert.Empty(Applied(run) is { } applied ? Texts(applied, "done").Intersect(left) : []);
            await ConvergesAsync(shop);
        }

        output.WriteLine($"{met} faults in 24 runs, {failed} of which ended with exit code 4");
        Assert.InRange(met, 500, int.MaxValue);
        Assert.InRange(failed, 1, 23);
    }

    [Fact]
    public async Task KeepEachOtherOutOfTheRealm()
    {
        using var shop = new ShopOnAFaultyWire(KeycloakRelease.V26);
        using var other = shop.Server.Open();
        await using (await other.LockAsync(CancellationToken.None))
        {
            var refused = (await shop.RunCalmlyAsync("up", "*.dev", "--yes")).Expect(4);

            Assert.Contains("CMD-008", refused.Error, StringComparison.Ordinal);
            Assert.Equal(11, (await shop.LeftAsync()).Length);
        }

        await ConvergesAsync(shop);
    }

    [Fact]
    public async Task StartedAtOnceDoTheWorkOnce()
    {
        using var shop = new ShopOnAFaultyWire(KeycloakRelease.V26);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.RunAsync(new WireFaults(0, share: 0), Up))));

        Assert.Contains(runs, r => r.ExitCode == 0);
        Assert.All(runs, r => Assert.True(r.ExitCode is 0 or 4, r.Everything));
        Assert.Equal(11, runs.Where(r => r.ExitCode == 0).Sum(r => Applied(r) is { } applied ? Texts(applied, "done").Count() : 0));
        Assert.Empty(await shop.LeftAsync());
    }

    [RealServerFact(Server.Newest)]
    [Trait("Category", "RealServer")]
    public Task EndConvergedOrSayWhatIsDoneOnTheNewestRelease() => OnAServerAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    [Trait("Category", "RealServer")]
    public Task EndConvergedOrSayWhatIsDoneOnTheOldestRelease() => OnAServerAsync(Server.Oldest);

    /// <summary>Declarations that change in turn: all is made, changed, taken away and made again.</summary>
    private async Task OnAServerAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        using var shop = new ShopOnAFaultyWire(realm);
        var (failed, met, runs) = (0, 0, 0);
        for (; met < 60 || failed == 0; runs++)
        {
            shop.Declare(Tenants[runs % Tenants.Length]);
            var planned = await shop.LeftAsync();
            var faults = new WireFaults(seed: 100 + runs, share: runs % 2 == 0 ? 0.25 : 0.5);
            var run = await shop.RunAsync(faults, Up);
            met += faults.Count;
            shop.WaitForLocks();
            var left = await shop.LeftAsync();
            if (run.ExitCode != 0)
            {
                failed++;
                run.Expect(4);
                if (Applied(run) is { } applied)
                {
                    Assert.Empty(Texts(applied, "done").Intersect(left));
                }
                else
                {
                    Assert.Equal(planned, left);
                }

                (await shop.RunCalmlyAsync(Up)).Expect(0);
                left = await shop.LeftAsync();
            }

            Assert.Empty(left);
        }

        output.WriteLine($"{met} faults in {runs} runs, {failed} of which ended with exit code 4");
        Assert.InRange(failed, 1, runs - 1);
    }

    private static async Task ConvergesAsync(ShopOnAFaultyWire shop)
    {
        (await shop.RunCalmlyAsync(Up)).Expect(0);
        Assert.Empty(await shop.LeftAsync());
        Assert.DoesNotContain(shop.Server.Requests, r => r.EndsWith("service-account-user", StringComparison.Ordinal));
    }

    private static JsonElement? Applied(Transcript run) =>
        run.Json.TryGetProperty("environments", out var environments)
        && environments.GetArrayLength() > 0
        && environments[0].TryGetProperty("applied", out var applied) ? applied : null;

    private static IEnumerable<string> Texts(JsonElement item, string list) => item.GetProperty(list).EnumerateArray().Select(t => t.GetString()!);
}
