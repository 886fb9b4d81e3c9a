using System.Net;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Tests;

/// <summary>A rotation whose answer does not arrive is never asked for twice before it is known not to have happened.</summary>
public sealed class RotationOverAFaultyWire
{
    private int made;

    [Fact]
    public async Task IsFoundWhenItHadHappened()
    {
        using var server = new FakeServer(request => Answer(request, happens: true));

        var renewed = await RenewAsync(server);

        Assert.Equal("secret-1", renewed.Reveal());
        Assert.Equal(1, server.Requests.Count(r => r.Line.StartsWith("POST", StringComparison.Ordinal) && r.Line.Contains("client-secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task IsAskedForAgainWhenItHadNot()
    {
        using var server = new FakeServer(request => Answer(request, happens: made > 0));

        var renewed = await RenewAsync(server);

        Assert.Equal("secret-2", renewed.Reveal());
        Assert.Equal(2, server.Requests.Count(r => r.Line.StartsWith("POST", StringComparison.Ordinal) && r.Line.Contains("client-secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task IsGivenUpWithItsReason()
    {
        using var server = new FakeServer(request => Answer(request, happens: false));

        var refusal = await Assert.ThrowsAsync<KeycloakException>(() => RenewAsync(server));

        Assert.Contains("made no new secret for 'sa-1'", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<SecretValue> RenewAsync(FakeServer server)
    {
        using var gateway = server.Open(TimeProvider.System);
        return await gateway.Rotation.RenewAsync("sa-1", CancellationToken.None);
    }

    private int current;

    /// <summary>Every rotation ends in an error; the secret is another one afterwards, or not.</summary>
    private (HttpStatusCode Status, string Json) Answer(HttpRequestMessage request, bool happens)
    {
        if (request.Method == HttpMethod.Post)
        {
            made++;
            current = happens ? made : current;
            return (HttpStatusCode.BadGateway, "{}");
        }

        return request.RequestUri!.AbsolutePath.EndsWith("/client-secret", StringComparison.Ordinal)
            ? (HttpStatusCode.OK, $$"""{"type": "secret", "value": "secret-{{current}}"}""")
            : (HttpStatusCode.OK, """[{"id": "1", "clientId": "sa-1", "serviceAccountsEnabled": true}]""");
    }
}
