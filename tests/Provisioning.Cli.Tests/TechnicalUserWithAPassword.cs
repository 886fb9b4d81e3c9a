using System.Text.Json;

namespace Provisioning.Cli.Tests;

/// <summary>A technical user that signs in with a password, from the declaration to the realm file and the vault.</summary>
public sealed class TechnicalUserWithAPassword : IDisposable
{
    private const string Name = "acme-cicd@acme.example";

    private readonly Workplace workplace = new Workplace().WithShop();

    public TechnicalUserWithAPassword() => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant($$"""
        "pipeline": { "description": "Releases orders", "clientId": "{{Name}}", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } }
        """));

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task IsMadeWithAStoredPasswordAndFoundUnchanged()
    {
        var up = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var again = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains($"create 1 user: {Name}", up.Output, StringComparison.Ordinal);
        Assert.Contains($"for {Name}", up.Output, StringComparison.Ordinal);
        Assert.StartsWith("dev: nothing to do", again.Output, StringComparison.Ordinal);
        using var realm = JsonDocument.Parse(workplace.Read(ShopProject.Realm));
        var user = realm.RootElement.GetProperty("users").EnumerateArray().Single(u => u.GetProperty("username").GetString() == Name);
        Assert.Equal(Name, user.GetProperty("email").GetString());
        Assert.False(user.TryGetProperty("credentials", out _));
    }

    [Fact]
    public async Task IsExplainedByItsGrants()
    {
        var explain = (await workplace.RunAsync("explain", "acme.dev", "pipeline")).Expect(0);

        Assert.Contains("Shop/read_orders\n", explain.Output, StringComparison.Ordinal);
        Assert.Contains("It signs in with a password", explain.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await workplace.RunAsync("explain", "acme.dev", Name, "--format", "json")).Expect(0).Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("claims").ValueKind);
    }

    /// <summary>Which password it has is between realm and vault; declarations say nothing of it.</summary>
    [Fact]
    public async Task IsNoDifferenceFromItself() =>
        (await workplace.RunAsync("diff", ".", ".", "--detailed-exit-code")).Expect(0);

    [Fact]
    public async Task IsInTheMatrix() =>
        Assert.Contains($"technical user,{Name},Shop,read_orders,i,", (await workplace.RunAsync("matrix", "acme.dev", "--format", "csv")).Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public async Task IsRemovedAloneByDestroy()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var people = workplace.Read(ShopProject.Realm).Replace("\"users\": [", """
            "users": [
                { "username": "jane", "enabled": true, "email": "jane@acme.example" },
            """, StringComparison.Ordinal);
        workplace.Write(ShopProject.Realm, people);

        (await workplace.RunAsync("destroy", "acme.dev", "--yes")).Expect(0);

        Assert.DoesNotContain(Name, workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, workplace.Read(ShopProject.Secrets), StringComparison.Ordinal);
        Assert.Contains("jane@acme.example", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }
}
