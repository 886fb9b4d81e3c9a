using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>Somebody grants a role by hand on a real server that records it, and the preview says who.</summary>
[Trait("Category", "RealServer")]
public sealed class AuthorsOfDrift
{
    private const string Grant = "sa-acme-reader";

    [RealServerFact(Server.Newest)]
    public Task AreNamedOnTheNewestRelease() => AreNamedAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreNamedOnTheOldestRelease() => AreNamedAsync(Server.Oldest);

    private static async Task AreNamedAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var workplace = ShopOnAServer.Open(realm);
        await realm.AskAsync(HttpMethod.Put, "events/config", new JsonObject { ["adminEventsEnabled"] = true, ["adminEventsDetailsEnabled"] = true });
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await realm.AddPersonAsync("bob", "realm-admin");
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "admin-cli",
            ["username"] = "bob",
            ["password"] = TestRealm.Secret,
        };
        await realm.GrantAsync(Grant, () => realm.Server.TokenAsync(realm.Name, form), "view-events");
        await realm.GrantAsync("sa-acme-manager", "view-events");

        var untold = (await workplace.RunAsync("preview", "acme.dev", "--who")).Expect(1);
        Assert.Contains("HIS-002", untold.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("by user", untold.Output, StringComparison.Ordinal);

        await realm.GrantAsync(TestRealm.AdministrationClient, "view-events");
        var run = (await workplace.RunAsync("preview", "acme.dev", "--who", "--format", "json")).Expect(1);
        var ofBob = WhoOf(run.Json, Grant);
        Assert.Equal("user 'bob' through 'admin-cli'", ofBob.GetProperty("author").GetString());
        Assert.Equal("granted roles", ofBob.GetProperty("did").GetString());
        Assert.True(System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse(ofBob.GetProperty("address").GetString()!)));
        Assert.InRange(ofBob.GetProperty("time").GetDateTime(), DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddHours(1));
        Assert.StartsWith("a user of another realm", WhoOf(run.Json, "sa-acme-manager").GetProperty("author").GetString(), StringComparison.Ordinal);

        var text = (await workplace.RunAsync("preview", "acme.dev", "--who")).Expect(1);
        Assert.Contains("      by user 'bob' through 'admin-cli' from ", text.Output, StringComparison.Ordinal);
        var markdown = (await workplace.RunAsync("preview", "acme.dev", "--who", "--format", "markdown")).Expect(1);
        Assert.Contains("by user 'bob' through 'admin-cli' from ", markdown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("by user", (await workplace.RunAsync("preview", "acme.dev")).Expect(1).Output, StringComparison.Ordinal);
    }

    private static JsonElement WhoOf(JsonElement answer, string clientId) => Assert.Single(answer
        .GetProperty("environments")[0].GetProperty("changes").EnumerateArray()
        .Single(c => c.GetProperty("name").GetString() == clientId)
        .GetProperty("who").EnumerateArray());
}
