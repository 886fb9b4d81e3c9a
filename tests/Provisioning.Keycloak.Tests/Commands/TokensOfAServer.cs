using System.Buffers.Text;
using System.Text.Json.Nodes;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>Computed claims beside tokens of a real server, and what becomes of an issued token when a grant is taken away.</summary>
[Trait("Category", "RealServer")]
public sealed class TokensOfAServer
{
    private const string Reader = "sa-acme-reader";

    [RealServerFact(Server.Newest)]
    public Task AreAsComputedUntilSomebodyChangesTheRealmOnTheNewestRelease() => AreAsComputedAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreAsComputedUntilSomebodyChangesTheRealmOnTheOldestRelease() => AreAsComputedAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task AreDeadOnceAGrantIsTakenAwayOnTheNewestRelease() => AreDeadAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreDeadOnceAGrantIsTakenAwayOnTheOldestRelease() => AreDeadAsync(Server.Oldest);

    private static async Task AreAsComputedAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var workplace = ShopOnAServer.Open(realm);
        Assert.Contains("TOK-002", (await workplace.RunAsync("explain", "acme.dev", Reader, "--token")).Expect(1).Output, StringComparison.Ordinal);
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        var same = (await workplace.RunAsync("explain", "acme.dev", "manager", "--token", "--sign-in")).Expect(0);
        Assert.Contains("The server's example token has the same roles, audience and bpn.", same.Output, StringComparison.Ordinal);
        Assert.Contains("A real token has the same roles, audience and bpn.", same.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(await realm.SecretOfAsync("sa-acme-manager"), same.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", same.Everything, StringComparison.Ordinal);

        // A scope and a grant made by hand; the one without the other would change no token.
        var client = (await realm.AskAsync(HttpMethod.Get, $"clients?clientId={Reader}"))![0]!;
        client["fullScopeAllowed"] = true;
        await realm.AskAsync(HttpMethod.Put, $"clients/{client["id"]}", client.DeepClone());
        await realm.GrantAsync(Reader, "view-events");

        var differs = (await workplace.RunAsync("explain", "acme.dev", Reader, "--token", "--sign-in", "--format", "json")).Expect(1);
        Assert.All(differs.Json.GetProperty("tokens").EnumerateArray(), t => Assert.False(t.GetProperty("same").GetBoolean()));
        var messages = differs.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("message").GetString()!).ToList();
        Assert.Equal(4, messages.Count);
        Assert.All(messages.Where(m => m.Contains("carries", StringComparison.Ordinal)),
            m => Assert.Contains("'realm-management/view-events'", m, StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("is for 'Shop', 'realm-management'", StringComparison.Ordinal));
    }

    private static async Task AreDeadAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, "view-events"]);
        using var workplace = ShopOnAServer.Open(realm);
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await realm.GrantAsync(Reader, "view-events");
        var token = await realm.TokenOfAsync(Reader);
        Assert.True(await IsActiveAsync(realm, token));
        await NextSecondAsync(realm, token);

        var up = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(0);

        Assert.False(await IsActiveAsync(realm, token));
        Assert.True(await IsActiveAsync(realm, await realm.TokenOfAsync(Reader)));
        Assert.Contains("PLN-009", up.Output, StringComparison.Ordinal);
    }

    /// <summary>Ending sessions ends tokens of earlier seconds: the server's clock has to move on from this one's.</summary>
    private static async Task NextSecondAsync(TestRealm realm, string token)
    {
        for (var attempts = 0; SecondOf(await realm.TokenOfAsync(Reader)) == SecondOf(token); attempts++)
        {
            Assert.InRange(attempts, 0, 500);
        }
    }

    private static long SecondOf(string token) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!["iat"]!.GetValue<long>();

    private static async Task<bool> IsActiveAsync(TestRealm realm, string token) =>
        (await realm.Server.PostAsync($"realms/{realm.Name}/protocol/openid-connect/token/introspect", new()
        {
            ["token"] = token,
            ["client_id"] = TestRealm.AdministrationClient,
            ["client_secret"] = TestRealm.Secret,
        }))["active"]!.GetValue<bool>();
}
