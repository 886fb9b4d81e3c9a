using System.Net;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Wire;

/// <summary>Requests, and the secret in the first of them, only go to a server whose certificate says that it is the one.</summary>
public sealed class TrustInAServer : IDisposable
{
    private readonly FakeKeycloak realm = new(FakeRealms.Name, KeycloakRelease.V26, TestRealm.Reading);
    private readonly PrivateAuthority authority = new("Private Authority");
    private readonly PrivateAuthority stranger = new("Somebody else's Authority");

    public void Dispose()
    {
        realm.Dispose();
        authority.Dispose();
        stranger.Dispose();
    }

    [Fact]
    public async Task IsGivenToAPrivateAuthorityThatIsNamed()
    {
        using var certificate = authority.Issue("localhost");
        await using var server = new LoopbackServer(realm, certificate: certificate);

        var reading = await ReadAsync(Localhost(server), authority.Pem);

        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        Assert.Equal(reading.Requests, server.Requests);
    }

    [Fact]
    public async Task IsNotGivenToAnAuthorityThatNobodyNamed()
    {
        using var certificate = authority.Issue("localhost");
        await using var server = new LoopbackServer(realm, certificate: certificate);

        await IsRefusedAsync(server, Localhost(server), string.Empty);
    }

    [Fact]
    public async Task IsNotGivenToAnAuthorityOtherThanTheNamedOne()
    {
        using var certificate = stranger.Issue("localhost");
        await using var server = new LoopbackServer(realm, certificate: certificate);

        await IsRefusedAsync(server, Localhost(server), authority.Pem);
    }

    [Fact]
    public async Task IsNotGivenToACertificateForAnotherHost()
    {
        using var certificate = authority.Issue("elsewhere.example.org");
        await using var server = new LoopbackServer(realm, certificate: certificate);

        await IsRefusedAsync(server, Localhost(server), authority.Pem);
    }

    [Fact]
    public async Task DoesNotFollowARedirect()
    {
        await using var elsewhere = new LoopbackServer(realm);
        using var redirecting = new Redirecting(elsewhere.Url);
        await using var server = new LoopbackServer(redirecting);

        var finding = Assert.Single((await ReadAsync(server.Url, string.Empty)).Findings);

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(0, elsewhere.Requests);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("no certificate at all")]
    [InlineData("-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----")]
    public void NeedsAFileOfCertificates(string text)
    {
        var refusal = Assert.Throws<KeycloakException>(() => new KeycloakGateway(FakeRealms.Options with { AuthorityPem = text }, TimeProvider.System));

        Assert.Equal(KeycloakCodes.AuthorityUnusable.Code, refusal.Finding.Code);
    }

    /// <summary>Nothing arrived, and one attempt was enough to know.</summary>
    private static async Task IsRefusedAsync(LoopbackServer server, Uri url, string authorityPem)
    {
        var reading = await ReadAsync(url, authorityPem);

        Assert.False(reading.Exists);
        Assert.Equal(KeycloakCodes.Unreachable.Code, Assert.Single(reading.Findings).Code);
        Assert.Equal(0, server.Requests);
        Assert.Equal(1, reading.Requests);
    }

    private static async Task<RealmReading> ReadAsync(Uri url, string authorityPem)
    {
        using var gateway = new KeycloakGateway(FakeRealms.Options with { Url = url, AuthorityPem = authorityPem }, TimeProvider.System);
        return await gateway.ReadAsync(CancellationToken.None);
    }

    private static Uri Localhost(LoopbackServer server) => new($"https://localhost:{server.Port}/");

    private sealed class Redirecting(Uri to) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.TemporaryRedirect)
            {
                Headers = { Location = new Uri(to, request.RequestUri!.PathAndQuery) },
            });
    }

    /// <summary>An authority that no machine trusts by itself.</summary>
}
