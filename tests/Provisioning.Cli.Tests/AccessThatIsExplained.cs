using Provisioning.Testing.Goldens;

namespace Provisioning.Cli.Tests;

public sealed class AccessThatIsExplained : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task HasEveryWayAndTheToken()
    {
        var run = (await workplace.RunAsync("explain", "acme.dev", "manager")).Expect(0);

        Golden.Matches("Transcripts/explain.txt", run.Text);
    }

    [Fact]
    public async Task MayBeOnePermissionByItsBareName()
    {
        var run = (await workplace.RunAsync("explain", "acme.dev", "sa-acme-manager", "read_orders", "--format", "json")).Expect(0);

        var permission = Assert.Single(run.Json.GetProperty("permissions").EnumerateArray());
        Assert.Equal("Shop/read_orders", permission.GetProperty("permission").GetString());
        Assert.True(permission.GetProperty("inToken").GetBoolean());
        Assert.Equal(
            ["technical_roles/Order Manager", "technical_roles/Order Reader", "Shop/read_orders"],
            permission.GetProperty("paths")[0].GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal("sa-acme-manager", run.Json.GetProperty("claims").GetProperty("azp").GetString());
    }

    [Theory]
    [InlineData("--token")]
    [InlineData("--sign-in")]
    public async Task HasNoTokenToCompareWithInAFile(string option)
    {
        var run = (await workplace.RunAsync("explain", "acme.dev", "manager", option)).Expect(1);

        Assert.Contains($"error TOK-003: The realm file {ShopProject.Realm} issues no tokens", run.Output, StringComparison.Ordinal);
        Assert.Contains("PROVISIONING__<ENVIRONMENT>__REALM__KIND", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sa-acme-reeder", "Did you mean 'sa-acme-reader'?")]
    [InlineData("somebody-else-entirely", "provision matrix acme.dev")]
    public async Task NeedsATechnicalUserThatExists(string user, string advice)
    {
        var run = (await workplace.RunAsync("explain", "acme.dev", user)).Expect(1);

        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhenAPermissionIsNotHeld()
    {
        var run = (await workplace.RunAsync("explain", "acme.dev", "sa-acme-reader", "write_orders")).Expect(1);

        Assert.Contains("'sa-acme-reader' has no role or permission 'write_orders'.", run.Error, StringComparison.Ordinal);
    }
}
