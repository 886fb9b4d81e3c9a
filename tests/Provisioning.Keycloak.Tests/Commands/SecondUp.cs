using System.Text.Json.Nodes;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>The whole command against a real server that records every write: a run with nothing to do leaves no trace.</summary>
[Trait("Category", "RealServer")]
public sealed class SecondUp
{
    [RealServerFact(Server.Newest)]
    public Task WritesNothingOnTheNewestRelease() => WritesNothingAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task WritesNothingOnTheOldestRelease() => WritesNothingAsync(Server.Oldest);

    private static async Task WritesNothingAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var workplace = ShopOnAServer.Open(realm);
        await realm.AskAsync(HttpMethod.Put, "events/config", new JsonObject { ["adminEventsEnabled"] = true });
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var before = await realm.WritesAsync();
        Assert.NotEqual(0, before);

        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Equal(before, await realm.WritesAsync());
    }
}
