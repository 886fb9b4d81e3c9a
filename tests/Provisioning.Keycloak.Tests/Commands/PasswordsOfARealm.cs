using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Local.Secrets;
using Provisioning.Secrets;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>What a realm asks of passwords, and what others do to them, as a review and an apply see it.</summary>
public sealed class PasswordsOfARealm
{
    private const string Name = "acme-cicd@acme.example";

    private static readonly string Tenant = ShopProject.Tenant($$"""
        "pipeline": { "description": "Releases orders", "clientId": "{{Name}}", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } },
        "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } }
        """);

    [Theory]
    [InlineData("length(40)")]
    [InlineData("length(64) and upperCase(5) and lowerCase(5) and digits(12) and specialChars(9) and maxLength(64)")]
    [InlineData("maxLength(32)")]
    public async Task AreMet(string policy)
    {
        await using var shop = Open();
        shop.Realm.PasswordPolicy = policy;

        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Equal(await StoredAsync(shop), shop.Realm.PasswordOf(Name));
    }

    [Theory]
    [InlineData("length(200)")]
    [InlineData("maxLength(20)")]
    [InlineData("digits(100) and upperCase(100)")]
    public async Task ThatCannotBeMetAreToldBeforeAnythingIsWritten(string policy)
    {
        await using var shop = Open();
        shop.Realm.PasswordPolicy = policy;

        var preview = (await shop.RunAsync("preview", "*.dev")).Expect(1);
        var up = (await shop.RunAsync("up", "*.dev", "--yes")).Expect(1);

        Assert.All(new[] { preview, up }, run => Assert.Contains("PWD-001", run.Output + run.Error, StringComparison.Ordinal));
        Assert.Contains($"A password made for '{Name}' breaks the password policy of realm '{FakeRealms.Name}': {policy.Split(" and ")[0]}", up.Output, StringComparison.Ordinal);
        Assert.Empty(shop.Realm.Writes);
        Assert.False(File.Exists(shop.Workplace.PathOf(ShopProject.Secrets)));
    }

    [Fact]
    public async Task ThatCameLaterKeepARotationFromBeginning()
    {
        await using var shop = Open();
        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var (before, written) = (await StoredAsync(shop), shop.Realm.PasswordOf(Name));
        shop.Realm.PasswordPolicy = "length(200)";

        var rotate = (await shop.RunAsync("rotate", "acme.dev", Name, "--no-overlap", "--yes")).Expect(1);
        (await shop.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);

        Assert.Contains("PWD-001", rotate.Error, StringComparison.Ordinal);
        Assert.Equal((before, before), (await StoredAsync(shop), shop.Realm.PasswordOf(Name)));
        Assert.Equal(before, written);
    }

    [Fact]
    public async Task ThatExpireOrAreUnknownAreWarnedOf()
    {
        await using var shop = Open();
        shop.Realm.PasswordPolicy = "forceExpiredPasswordChange(30) and house-rule(1)";

        var preview = (await shop.RunAsync("preview", "*.dev")).Expect(0);

        Assert.Contains("expire 30 days after they were set", preview.Output, StringComparison.Ordinal);
        Assert.Contains("rules that are not known here: house-rule(1)", preview.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SetByHandAreToldAndReplaced(bool taken)
    {
        await using var shop = Open();
        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);
        (await shop.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
        var first = await StoredAsync(shop);
        SetByHand(shop, taken);

        var preview = (await shop.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(2);
        using var json = JsonDocument.Parse((await shop.RunAsync("preview", "*.dev", "--format", "json")).Expect(0).Output);
        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains("replace 1 secret (its password was set by somebody else): ", preview.Output, StringComparison.Ordinal);
        var secret = Assert.Single(json.RootElement.GetProperty("environments")[0].GetProperty("secrets").EnumerateArray());
        Assert.Equal("drifted", secret.GetProperty("reason").GetString());
        Assert.Equal(await StoredAsync(shop), shop.Realm.PasswordOf(Name));
        Assert.NotEqual(first, await StoredAsync(shop));
        (await shop.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }

    [Fact]
    public async Task AreAskedForOncePerUserThatHasOne()
    {
        await using var shop = Open();
        (await shop.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var before = shop.Realm.Requests.Count;

        (await shop.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);

        Assert.Single(shop.Realm.Requests.Skip(before), r => r.EndsWith("/credentials", StringComparison.Ordinal));
    }

    private static ShopOnAFake Open() => new(KeycloakRelease.V26, Tenant);

    /// <summary>Another password, or none.</summary>
    private static void SetByHand(ShopOnAFake shop, bool taken)
    {
        var user = (string)shop.Realm.Ask(HttpMethod.Get, $"users?username={Uri.EscapeDataString(Name)}&exact=true")![0]!["id"]!;
        _ = taken
            ? shop.Realm.Ask(HttpMethod.Delete, $"users/{user}/credentials/password-of-{user}")
            : shop.Realm.Ask(HttpMethod.Put, $"users/{user}/reset-password", new JsonObject { ["type"] = "password", ["value"] = "by hand", ["temporary"] = false });
    }

    private static async Task<string?> StoredAsync(ShopOnAFake shop)
    {
        using var store = new SecretFileStore(
            shop.Workplace.PathOf(ShopProject.Secrets), "secrets", new SecretFileOptions { Passphrase = new SecretValue(string.Empty) }, TimeProvider.System);
        var name = (await store.ListAsync(CancellationToken.None)).Single(s => s.Ref.ClientId == Name).Ref.Name;
        return (await store.RevealAsync(name, CancellationToken.None))?.Reveal();
    }
}
