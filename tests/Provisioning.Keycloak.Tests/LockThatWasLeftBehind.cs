using System.Text.Json.Nodes;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>A run that was killed cannot remove its lock; after its time the lock counts no longer.</summary>
[Trait("Category", "RealServer")]
public sealed class LockThatWasLeftBehind
{
    [RealServerFact(Server.Newest)]
    public async Task IsTakenOverOnceItsTimeHasPassed()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing);
        await LeaveAsync(realm, "2026-01-01T00:00:00Z");
        using var gateway = realm.Open();

        await using (await gateway.LockAsync(CancellationToken.None))
        {
            Assert.Single((await realm.AskAsync(HttpMethod.Get, "clients?clientId=provisioning.lock"))!.AsArray());
        }

        Assert.Empty((await realm.AskAsync(HttpMethod.Get, "clients?clientId=provisioning.lock"))!.AsArray());
    }

    [RealServerFact(Server.Newest)]
    public async Task IsRespectedUntilThenAndNamesItsHolder()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing);
        await LeaveAsync(realm, "2999-01-01T00:00:00Z");
        using var gateway = realm.Open();

        var refusal = await Assert.ThrowsAsync<RealmLockedException>(() => gateway.LockAsync(CancellationToken.None));

        Assert.Contains("somebody on elsewhere", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await gateway.ReadAsync(CancellationToken.None)).State.Clients.Keys, c => c == "provisioning.lock");
    }

    [RealServerFact(Server.Newest)]
    public async Task IsNotEvenTriedWithoutTheRightWhichIsNamed()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Reading);
        using var gateway = realm.Open();

        var refusal = await Assert.ThrowsAsync<RealmLockedException>(() => gateway.LockAsync(CancellationToken.None));

        Assert.Contains("'manage-clients'", refusal.Message, StringComparison.Ordinal);
    }

    private static Task LeaveAsync(TestRealm realm, string until) => realm.AskAsync(HttpMethod.Post, "clients", new JsonObject
    {
        ["clientId"] = "provisioning.lock",
        ["enabled"] = false,
        ["bearerOnly"] = true,
        ["attributes"] = new JsonObject
        {
            ["provisioning.lock.id"] = "another",
            ["provisioning.lock.holder"] = "somebody on elsewhere",
            ["provisioning.lock.until"] = until,
        },
    });
}
