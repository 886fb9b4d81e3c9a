using Provisioning.Keycloak.Tests;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>
/// <c>up</c> and <c>rotate</c> are killed at each step on the way of a secret; the next run ends with secrets in the vault that
/// Keycloak accepts, proven by signing in with them. An <c>up</c> is killed at all its steps on each release; the steps of the others are
/// shared between the two releases in turn, so that all of them fit into the time of a pipeline.
/// </summary>
[Collection("Servers")]
public sealed class RunsThatAreKilled
{
    private const string AsksForTheSecret = @"^GET /admin/realms/{0}/clients\?clientId=sa-acme-";
    private const string MakesASecret = @"^POST /admin/realms/{0}/clients/[^/]+/client-secret ";
    private const string AsksForAToken = "^POST /realms/{0}/protocol/openid-connect/token ";
    private const string ReadsTheRealm = "^GET /admin/realms/{0} ";
    private const string SetsAPassword = "^PUT /admin/realms/{0}/users/[^/]+/reset-password ";
    private const string EndsTheFormer = @"^DELETE /admin/realms/{0}/clients/[^/]+/client-secret/rotated ";

    /// <summary>The first client that is made is the realm's lock.</summary>
    private static readonly KillPoint[] OfAnUp =
    [
        new("before a client is made", "^POST /admin/realms/{0}/clients ", 2),
        new("after a client was made", "^POST /admin/realms/{0}/clients ", 2) { Answered = true },
        new("before a role is granted", "^POST /admin/realms/{0}/users/[^/]+/role-mappings/"),
        new("after the secret was read", AsksForTheSecret) { Answered = true },
        new("before the vault stores", AsksForTheSecret) { Vault = ("set", "503") },
        new("after the vault stored", AsksForTheSecret) { Vault = ("set", "reset-after") },
    ];

    /// <summary>The first token is the administration client's, the second one tries the new secret.</summary>
    private static readonly KillPoint[] OfARotation =
    [
        new("before the new secret is made", MakesASecret),
        new("after the new secret was made", MakesASecret) { Answered = true },
        new("before the vault stores", MakesASecret) { Vault = ("set", "503") },
        new("after the vault stored", MakesASecret) { Vault = ("set", "reset-after") },
        new("before the new secret is tried", AsksForAToken, 2),
        new("after the new secret was tried", AsksForAToken, 2) { Answered = true },
        new("before the former version is tagged", AsksForAToken, 2) { Vault = ("update", "503") },
        new("after the former version was tagged", AsksForAToken, 2) { Vault = ("update", "reset-after") },
    ];

    private static readonly KillPoint[] OfItsEnd =
    [
        new("before the overlap ends", EndsTheFormer),
        new("after the overlap has ended", EndsTheFormer) { Answered = true },
        new("before the former version is switched off", EndsTheFormer) { Vault = ("update", "503") },
        new("after the former version was switched off", EndsTheFormer) { Vault = ("update", "reset-after") },
    ];

    /// <summary>The second reading of the realm is about its rules for passwords; then the vault stores, and the realm is told.</summary>
    private static readonly KillPoint[] OfAPassword =
    [
        new("before the vault stores", ReadsTheRealm, 2) { Vault = ("set", "503") },
        new("after the vault stored", ReadsTheRealm, 2) { Vault = ("set", "reset-after") },
        new("before the password is set", SetsAPassword),
        new("after the password was set", SetsAPassword) { Answered = true },
        new("before its marks are noted", "^PUT /admin/realms/{0}/users/[^/]+ "),
        new("after its marks were noted", "^PUT /admin/realms/{0}/users/[^/]+ ") { Answered = true },
    ];

    [ServersFact(Server.Newest)]
    public Task InAnUpLoseNoSecretOnTheNewestRelease() => InAnUpLoseNoSecretAsync(Server.Newest);

    [ServersFact(Server.Oldest)]
    public Task InAnUpLoseNoSecretOnTheOldestRelease() => InAnUpLoseNoSecretAsync(Server.Oldest);

    [ServersFact(Server.Newest)]
    public Task InARotationLoseNoSecretOnTheNewestRelease() => InARotationLoseNoSecretAsync(Server.Newest);

    [ServersFact(Server.Oldest)]
    public Task InARotationLoseNoSecretOnTheOldestRelease() => InARotationLoseNoSecretAsync(Server.Oldest);

    [ServersFact(Server.Newest)]
    public Task WithAPasswordLoseNoneOnTheNewestRelease() => WithAPasswordLoseNoneAsync(Server.Newest);

    [ServersFact(Server.Oldest)]
    public Task WithAPasswordLoseNoneOnTheOldestRelease() => WithAPasswordLoseNoneAsync(Server.Oldest);

    private static async Task InAnUpLoseNoSecretAsync(string variable)
    {
        await using var shop = await ShopOnServers.OpenAsync(variable);
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        foreach (var (index, point) in OfAnUp.Index())
        {
            string[] users = ["reader", "manager", .. Enumerable.Range(0, index + 1).Select(i => $"killed-{i}")];
            shop.Workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(string.Join(",\n", users.Select(u =>
                $$"""    "{{u}}": { "description": "Works with orders", "grants": { "technical_roles/Order {{(u == "manager" ? "Manager" : "Reader")}}": {} } }"""))));

            await point.KillAsync(shop, "up", "*.dev", "--yes");

            (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
            await shop.SignInAsync(users.Select(u => $"sa-acme-{u}"));
        }

        (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }

    /// <summary>While the former secret goes on, what the vault holds works at every moment, not only after the next run.</summary>
    private static async Task InARotationLoseNoSecretAsync(string variable)
    {
        string[] one = ["sa-acme-reader"];
        await using var shop = await ShopOnServers.OpenAsync(variable, "manage-realm");
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        (await shop.Workplace.RunAsync("policy", "dev", "--apply", "--all-clients", "--yes")).Expect(0);
        foreach (var point in InTurn(OfARotation, variable))
        {
            await point.KillAsync(shop, "rotate", "acme.dev", "read*", "--again", "--yes");
            await shop.SignInAsync(one);

            (await shop.Workplace.RunAsync("rotate", "acme.dev", "read*", "--yes")).Expect(0);
            await HoldsTheCurrentOneAsync(shop);
        }

        foreach (var point in InTurn(OfItsEnd, variable))
        {
            (await shop.Workplace.RunAsync("rotate", "acme.dev", "read*", "--again", "--yes")).Expect(0);
            await point.KillAsync(shop, "rotate", "acme.dev", "read*", "--finish", "--yes");
            await shop.SignInAsync(one);

            (await shop.Workplace.RunAsync("rotate", "acme.dev", "read*", "--finish", "--yes")).Expect(0);
            await HoldsTheCurrentOneAsync(shop);
        }

        // What a killed run stored names the relay as the issuer.
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await HoldsTheCurrentOneAsync(shop);
        (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }

    private static async Task WithAPasswordLoseNoneAsync(string variable)
    {
        await using var shop = await ShopOnServers.OpenAsync(variable);
        await shop.Realm.KeepMarksAsync();
        shop.Workplace.Write("stacks/acme/stack.json", ShopProject.Tenant("""
            "pipeline": { "description": "Releases orders", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } }
            """));
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        foreach (var point in InTurn(OfAPassword, variable))
        {
            await point.KillAsync(shop, "rotate", "acme.dev", "pipeline", "--no-overlap", "--yes");

            (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
            Assert.True(await shop.Realm.Server.GivesTokenAsync(shop.Realm.Name, new()
            {
                ["grant_type"] = "password",
                ["client_id"] = "admin-cli",
                ["username"] = "sa-acme-pipeline",
                ["password"] = (await shop.SecretsAsync())["acme-dev-sa-acme-pipeline"],
            }), $"The password of the vault is not accepted after a kill {point.Name}.");

            // An up that has nothing to do takes no lock, and so leaves the dead run's.
            (await shop.Workplace.RunAsync("rotate", "acme.dev", "pipeline", "--no-overlap", "--yes")).Expect(0);
        }

        (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }

    private static IEnumerable<KillPoint> InTurn(KillPoint[] points, string variable) =>
        points.Where((_, i) => i % 2 == (variable == Server.Newest ? 0 : 1));

    private static async Task HoldsTheCurrentOneAsync(ShopOnServers shop)
    {
        await shop.SignInAsync();
        Assert.Equal(await shop.Realm.SecretOfAsync("sa-acme-reader"), (await shop.SecretsAsync())["acme-dev-sa-acme-reader"]);
    }
}
