using System.Net;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Preflights;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Tests.Preflights;

/// <summary>What is said about a server before anything is read or written, by the shapes of answers that releases give.</summary>
public sealed class PreflightOfAServer
{
    private const string Realm = """{"realm":"r","defaultRole":{"id":"1","name":"default-roles-r"},"adminEventsEnabled":false}""";

    private static readonly string[] Writing = ["manage-clients", "manage-users", "view-realm"];

    private string release = """{"systemInfo":{"version":"26.5.6"},"features":[]}""";
    private string realm = Realm;
    private string profile = """{"attributes":[]}""";
    private string token = FakeServer.TokenWith(Writing);
    private IReadOnlyList<(string Line, string Body)> requests = [];

    [Fact]
    public async Task IsAllInOrderInFourRequests()
    {
        var report = await CheckAsync(writes: true, "BPNL00000000ACME");

        Assert.Empty(report.Findings);
        Assert.Equal(["server", "rights", "release", "profile", "events"], report.Checks.Select(c => c.Name));
        Assert.Equal(4, report.Requests);
        Assert.Equal(
            ["POST /realms/r/protocol/openid-connect/token", "GET /admin/serverinfo", "GET ", "GET /users/profile"],
            requests.Select(r => r.Line));
    }

    [Fact]
    public async Task NamesTheRightsThatAreHeldAndMissed()
    {
        token = FakeServer.TokenWith("view-clients", "view-realm");

        var report = await CheckAsync(writes: true);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(KeycloakCodes.RightMissing.Code, finding.Code);
        Assert.Contains("client 'admin' lacks the roles 'manage-clients', 'manage-users'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("held: view-clients, view-realm.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAPreviewTellsWhatAnApplyWouldNeedBesides()
    {
        token = FakeServer.TokenWith("view-clients", "view-users", "view-realm");

        var report = await CheckAsync(writes: false);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(PreflightCodes.RightMissingToApply.Code, finding.Code);
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("'manage-clients', 'manage-users'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("realm-admin")]
    [InlineData("manage-clients", "manage-users", "manage-realm")]
    public async Task CountsARoleThatIncludesAnother(params string[] held)
    {
        token = FakeServer.TokenWith(held);

        Assert.Empty((await CheckAsync(writes: true)).Findings);
    }

    [Fact]
    public async Task SaysThatATokenTellsNoRights()
    {
        token = "opaque";

        var report = await CheckAsync(writes: true);

        Assert.Equal(PreflightCodes.RightsUntold.Code, Assert.Single(report.Findings).Code);
        Assert.Null(report.Rights);
    }

    [Fact]
    public async Task NamesTheRightWhenSettingsAreHiddenFromAnOpaqueToken()
    {
        token = "opaque";
        realm = """{"realm":"r"}""";

        var report = await CheckAsync(writes: true);

        Assert.Contains(report.Findings, f => f.Code == KeycloakCodes.RightMissing.Code && f.Message.Contains("'view-realm'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"features":[]}""", "PRE-004", Severity.Info)]
    [InlineData("""{"systemInfo":{"version":"23.0.7"}}""", "PRE-002", Severity.Error)]
    [InlineData("""{"systemInfo":{"version":"26.7.1"}}""", "PRE-003", Severity.Warning)]
    [InlineData("""{"systemInfo":{"version":"26.7.2"}}""", "PRE-003", Severity.Warning)]
    [InlineData("""{"systemInfo":{"version":"24.0.3.redhat-00001"}}""", "PRE-003", Severity.Warning)]
    public async Task JudgesTheRelease(string info, string code, Severity severity)
    {
        release = info;

        var finding = Assert.Single((await CheckAsync(writes: true)).Findings);

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData("24.0.5")]
    [InlineData("26.7.0")]
    [InlineData("26.7.3")]
    [InlineData("27.0.0-SNAPSHOT")]
    public async Task KnowsNothingAgainstOtherReleases(string version)
    {
        release = $$$"""{"systemInfo":{"version":"{{{version}}}"}}""";

        Assert.Empty((await CheckAsync(writes: true)).Findings);
    }

    [Fact]
    public async Task ListsFeaturesThatMatter()
    {
        release = """
            {"systemInfo":{"version":"26.5.6"},"features":[{"name":"DOCKER","enabled":true},{"name":"TOKEN_EXCHANGE","enabled":false},
            {"name":"CLIENT_SECRET_ROTATION","enabled":true}]}
            """;

        var check = Assert.Single((await CheckAsync(writes: true)).Checks, c => c.Name == "features");

        Assert.Equal("client-secret-rotation on, token-exchange off", check.Detail);
    }

    [Theory]
    [InlineData("24.0.5", true, true, "PRE-007")]
    [InlineData("25.0.6", true, true, "PRE-007")]
    [InlineData("25.0.6", true, false, "")]
    [InlineData("25.0.6", false, true, "")]
    [InlineData("26.5.6", true, true, "")]
    public async Task WarnsOfSecretsInAdminEvents(string version, bool recorded, bool detailed, string code)
    {
        release = $$$"""{"systemInfo":{"version":"{{{version}}}"}}""";
        realm = Realm.Replace(
            "\"adminEventsEnabled\":false",
            $"\"adminEventsEnabled\":{(recorded ? "true" : "false")},\"adminEventsDetailsEnabled\":{(detailed ? "true" : "false")}",
            StringComparison.Ordinal);

        var report = await CheckAsync(writes: true);

        Assert.Equal(code.Length > 0 ? [code] : Array.Empty<string>(), report.Findings.Select(f => f.Code));
        Assert.False(report.HasErrors);
    }

    [Theory]
    [InlineData("""{"name":"bpn"}""", "administrators may not edit it")]
    [InlineData("""{"name":"bpn","permissions":{"view":["admin"],"edit":["user"]}}""", "administrators may not edit it")]
    [InlineData("""{"name":"bpn","permissions":{"edit":["admin"]},"validations":{"length":{"max":"12"}}}""", "at most 12 characters, and 'BPNL00000000ACME' of 'sa-x' has 16")]
    [InlineData("""{"name":"bpn","permissions":{"edit":["admin"]},"validations":{"length":{"min":20,"max":30}}}""", "20 to 30 characters")]
    [InlineData("""{"name":"bpn","permissions":{"edit":["admin"]},"validations":{"length":{"min":20}}}""", "at least 20 characters")]
    public async Task FindsAnAttributeThatTheProfileRefuses(string attribute, string reason)
    {
        profile = $$"""{"attributes":[{"name":"username"},{{attribute}}]}""";

        var finding = Assert.Single((await CheckAsync(writes: true, "BPNL00000000ACME")).Findings);

        Assert.Equal(PreflightCodes.AttributeRefused.Code, finding.Code);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"username"}""", "nothing checks it: 'bpn'")]
    [InlineData("""{"name":"bpn","permissions":{"edit":["admin"]},"validations":{"length":{"max":16}}}""", "passes the user profile")]
    [InlineData("""{"name":"bpn","permissions":{"edit":["admin"]},"validations":{"pattern":{}}}""", "also checks: pattern")]
    public async Task AcceptsAnAttributeThatPasses(string attribute, string detail)
    {
        profile = $$"""{"attributes":[{{attribute}}]}""";

        var check = Assert.Single((await CheckAsync(writes: true, "BPNL00000000ACME")).Checks, c => c.Name == "profile");

        Assert.Null(check.Finding);
        Assert.Contains(detail, check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysThatTheServerRefusesToSignIn()
    {
        using var server = new FakeServer(_ => (HttpStatusCode.OK, "{}")) { TokenStatus = HttpStatusCode.Unauthorized };
        using var gateway = server.Open(TimeProvider.System);

        var report = await gateway.CheckAsync(new PreflightRequest(WriteScope.Everything, new RealmState { Name = "r" }), CancellationToken.None);

        var check = Assert.Single(report.Checks);
        Assert.Equal(KeycloakCodes.SignInRefused.Code, check.Finding!.Code);
        Assert.True(report.HasErrors);
        Assert.Equal(1, report.Requests);
    }

    private async Task<PreflightReport> CheckAsync(bool writes, string bpn = "")
    {
        using var server = new FakeServer(request => (HttpStatusCode.OK, request.RequestUri!.AbsolutePath switch
        {
            "/admin/serverinfo" => release,
            "/admin/realms/r" => realm,
            _ => profile,
        }))
        {
            Token = token,
        };
        using var gateway = server.Open(TimeProvider.System);
        var desired = new RealmState { Name = "r" };
        var user = new Client
        {
            ClientId = "sa-x",
            ServiceAccount = new ServiceAccount { Attributes = Map<string, ValueList<string>>.From([new("bpn", [bpn])]) },
        };
        var report = await gateway.CheckAsync(
            new PreflightRequest(writes ? WriteScope.Everything : WriteScope.Nothing, bpn.Length == 0 ? desired : desired with { Clients = Map<string, Client>.From([new("sa-x", user)]) }),
            CancellationToken.None);
        requests = server.Requests;
        return report;
    }
}
