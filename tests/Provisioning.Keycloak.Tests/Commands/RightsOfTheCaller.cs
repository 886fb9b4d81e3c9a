using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>The whole command against a real server: what the caller lacks is said before anything is written.</summary>
[Trait("Category", "RealServer")]
public sealed class RightsOfTheCaller
{
    [RealServerFact(Server.Newest)]
    public Task AreCheckedBeforeAnythingIsWrittenOnTheNewestRelease() => AreCheckedAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreCheckedBeforeAnythingIsWrittenOnTheOldestRelease() => AreCheckedAsync(Server.Oldest);

    private static async Task AreCheckedAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Reading);
        using var workplace = ShopOnAServer.Open(realm);

        var preview = (await workplace.RunAsync("preview", "*.dev", "--preflight")).Expect(0);
        var refused = (await workplace.RunAsync("up", "*.dev", "--yes", "--format", "json")).Expect(4);

        Assert.Contains("info PRE-001    rights", preview.Output, StringComparison.Ordinal);
        Assert.Contains("ok              server", preview.Output, StringComparison.Ordinal);
        var checks = refused.Json.GetProperty("environments")[0].GetProperty("preflight").GetProperty("checks");
        var missing = checks.EnumerateArray().Single(c => c.TryGetProperty("code", out var code) && code.GetString() == "KEY-003");
        Assert.Contains("'manage-clients', 'manage-users'", missing.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty((await realm.AskAsync(HttpMethod.Get, "clients?clientId=Shop"))!.AsArray());

        await realm.GrantAsync(TestRealm.AdministrationClient, TestRealm.Writing);
        var up = (await workplace.RunAsync("up", "*.dev", "--yes", "--format", "json")).Expect(0);
        Assert.True(up.Json.GetProperty("environments")[0].GetProperty("preflight").GetProperty("requests").GetInt32() is 3 or 4);

        // A right that a plan alone needs: taking realm-admin away needs realm-admin.
        await realm.GrantAsync("sa-acme-reader", "realm-admin");
        var stopped = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(1);
        Assert.Contains("'realm-admin' for 'client:sa-acme-reader'", stopped.Output, StringComparison.Ordinal);
        var user = (await realm.AskAsync(HttpMethod.Get, "users?username=service-account-sa-acme-reader&exact=true"))![0]!["id"];
        Assert.Contains("realm-admin", (await realm.AskAsync(HttpMethod.Get, $"users/{user}/role-mappings"))!.ToJsonString(), StringComparison.Ordinal);
    }
}
