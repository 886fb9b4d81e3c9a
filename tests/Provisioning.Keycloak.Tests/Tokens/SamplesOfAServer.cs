using System.Buffers.Text;
using System.Net;
using System.Text;
using Provisioning.Access;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Tests.Tokens;

/// <summary>What is made of a server's answers about tokens.</summary>
public sealed class SamplesOfAServer
{
    private const string Claims = """{"resource_access":{"App":{"roles":["view"]}},"aud":"App","bpn":"BPNL1"}""";

    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal)
    {
        ["/admin/realms/r/clients"] = """[{"id":"cu","clientId":"sa-x"}]""",
        ["/admin/realms/r/users"] = """[{"id":"su","username":"service-account-sa-x"}]""",
        ["/admin/realms/r/clients/cu/evaluate-scopes/generate-example-access-token"] = Claims,
    };

    [Fact]
    public async Task AreTheClaimsOfTheExampleInThreeRequestsBesideTheSignIn()
    {
        using var server = Server("opaque");
        using var gateway = server.Open(TimeProvider.System);

        var sample = await gateway.ExampleAsync("sa-x", CancellationToken.None);

        Assert.Equal("App/view", Assert.Single(sample.Claims!.Roles).ToString());
        Assert.Equal("BPNL1", sample.Claims.Bpn);
        Assert.Equal(4, sample.Requests);
        Assert.Equal("GET /clients/cu/evaluate-scopes/generate-example-access-token?userId=su", server.Requests[^1].Line);
        Assert.DoesNotContain(server.Requests, r => r.Line.EndsWith("service-account-user", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/admin/realms/r/clients")]
    [InlineData("/admin/realms/r/users")]
    public async Task AreNoneOfWhoIsNotThere(string missing)
    {
        answers[missing] = "[]";
        using var server = Server("opaque");
        using var gateway = server.Open(TimeProvider.System);

        var sample = await gateway.ExampleAsync("sa-x", CancellationToken.None);

        Assert.Null(sample.Claims);
        Assert.Equal(TokenCodes.NotThere.Code, sample.Obstacle!.Code);
    }

    [Fact]
    public async Task AreTheClaimsOfARealToken()
    {
        using var server = Server($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Claims))}.none");
        using var gateway = server.Open(TimeProvider.System);

        var sample = await gateway.SignInAsync("sa-x", new SecretValue("hush-hush"), CancellationToken.None);

        Assert.Equal("App", Assert.Single(sample.Claims!.Audience));
        Assert.Equal(1, sample.Requests);
        Assert.Equal("grant_type=client_credentials&client_id=sa-x&client_secret=hush-hush", server.Requests[0].Body);
    }

    [Fact]
    public async Task TellThatTheSecretIsRefusedWithoutShowingIt()
    {
        using var server = new FakeServer(_ => (HttpStatusCode.OK, "{}")) { TokenStatus = HttpStatusCode.Unauthorized };
        using var gateway = server.Open(TimeProvider.System);

        var sample = await gateway.SignInAsync("sa-x", new SecretValue("hush-hush"), CancellationToken.None);

        Assert.Equal(TokenCodes.SignInRefused.Code, sample.Obstacle!.Code);
        Assert.DoesNotContain("hush-hush", sample.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellThatATokenCannotBeRead()
    {
        using var server = Server("opaque");
        using var gateway = server.Open(TimeProvider.System);

        var sample = await gateway.SignInAsync("sa-x", new SecretValue("hush-hush"), CancellationToken.None);

        Assert.Equal(TokenCodes.SignInRefused.Code, sample.Obstacle!.Code);
        Assert.DoesNotContain("opaque", sample.ToString(), StringComparison.Ordinal);
    }

    private FakeServer Server(string token) => new(r => answers.TryGetValue(r.RequestUri!.AbsolutePath, out var json)
        ? (HttpStatusCode.OK, json)
        : (HttpStatusCode.NotFound, "{}"))
    {
        Token = token,
    };
}
