using Provisioning.Keycloak.Tests;

namespace Provisioning.Cli.Tests.Servers;

/// <summary><c>provision policy --apply</c> on a real server, and what rotation is like from then on.</summary>
[Collection("Servers")]
public sealed class PolicyThatIsApplied
{
    private const string Reader = "sa-acme-reader";

    [ServersFact(Server.Newest)]
    public Task LetsSecretsOverlapOnTheNewestRelease() => LetsSecretsOverlapAsync(Server.Newest);

    [ServersFact(Server.Oldest)]
    public Task LetsSecretsOverlapOnTheOldestRelease() => LetsSecretsOverlapAsync(Server.Oldest, "--all-clients");

    /// <summary>There the policy is for everybody's clients, which somebody has to accept.</summary>
    [ServersFact(Server.Oldest)]
    public async Task IsRefusedForEverybodysClients()
    {
        await using var shop = await ShopOnServers.OpenAsync(Server.Oldest, "manage-realm");

        var refused = (await shop.Workplace.RunAsync("policy", "dev", "--apply", "--yes")).Expect(3);

        Assert.Contains("ROT-009", refused.Error, StringComparison.Ordinal);
        Assert.Empty((await shop.Realm.AskAsync(HttpMethod.Get, "client-policies/policies"))!["policies"]!.AsArray());
    }

    [ServersFact(Server.Newest)]
    public async Task NeedsTheRightToManageTheRealm()
    {
        await using var shop = await ShopOnServers.OpenAsync();

        var refused = (await shop.Workplace.RunAsync("policy", "dev", "--apply", "--yes")).Expect(4);

        Assert.Contains("lacks the role 'manage-realm'", refused.Error, StringComparison.Ordinal);
    }

    private static async Task LetsSecretsOverlapAsync(string variable, params string[] accepted)
    {
        await using var shop = await ShopOnServers.OpenAsync(variable, "manage-realm");
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var first = (await shop.SecretsAsync())[$"acme-dev-{Reader}"];
        Assert.Contains("ROT-001", (await shop.Workplace.RunAsync("rotate", "acme.dev", "reader", "--yes")).Expect(3).Error, StringComparison.Ordinal);

        var policy = (await shop.Workplace.RunAsync(["policy", "dev", "--overlap", "1d", "--apply", "--yes", .. accepted])).Expect(0);
        var again = (await shop.Workplace.RunAsync(["policy", "dev", "--overlap", "1d", "--apply", "--yes", .. accepted])).Expect(0);
        (await shop.Workplace.RunAsync("rotate", "acme.dev", "reader", "--yes")).Expect(0);

        Assert.Contains("rotates secrets with an overlap now", policy.Output, StringComparison.Ordinal);
        Assert.Contains("has this policy already", again.Output, StringComparison.Ordinal);
        var second = (await shop.SecretsAsync())[$"acme-dev-{Reader}"];
        Assert.NotEqual(first, second);
        Assert.True(await shop.AcceptsAsync(Reader, first), "The former secret ended with the rotation.");
        Assert.True(await shop.AcceptsAsync(Reader, second));

        (await shop.Workplace.RunAsync("rotate", "acme.dev", "reader", "--finish", "--yes")).Expect(0);
        Assert.False(await shop.AcceptsAsync(Reader, first), "The former secret goes on after --finish.");
        Assert.True(await shop.AcceptsAsync(Reader, second));
        (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }
}
