using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Sessions;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>Who may read what on a real server, and what is said to who may not.</summary>
[Trait("Category", "RealServer")]
public sealed class CallersAndTheirRights
{
    [RealServerFact(Server.Newest)]
    public Task AnEmptyListIsNoEmptyRealmOnTheNewestRelease() => IsNamedAsync(Server.Newest, "view-clients", "query-clients", "view-users", "view-realm");

    [RealServerFact(Server.Oldest)]
    public Task AnEmptyListIsNoEmptyRealmOnTheOldestRelease() => IsNamedAsync(Server.Oldest, "view-clients", "query-clients", "view-users", "view-realm");

    [RealServerFact(Server.Newest)]
    public Task HiddenUsersAreNoMissingUsersOnTheNewestRelease() => IsNamedAsync(Server.Newest, "view-users", "view-clients", "query-users", "view-realm");

    [RealServerFact(Server.Newest)]
    public Task HiddenSettingsAreNoEmptySettingsOnTheNewestRelease() => IsNamedAsync(Server.Newest, "view-realm", "view-clients", "view-users");

    [RealServerFact(Server.Newest)]
    public Task AdministratorsOfTheServerSeeTheSameRealmOnTheNewestRelease() => SeesTheSameAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AdministratorsOfTheServerSeeTheSameRealmOnTheOldestRelease() => SeesTheSameAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task AKeySignsInAsWellAsASecretOnTheNewestRelease() => SignsInByKeyAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AKeySignsInAsWellAsASecretOnTheOldestRelease() => SignsInByKeyAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public async Task AWrongSecretIsSaidToBeOneWithoutShowingIt()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest);
        var wrong = realm.Options with { SignIn = new SignIn.ByClientSecret(TestRealm.AdministrationClient, new SecretValue("hush-hush")) };
        using var gateway = new KeycloakGateway(wrong, TimeProvider.System);

        var finding = Assert.Single((await gateway.ReadAsync(CancellationToken.None)).Findings);

        Assert.Equal(KeycloakCodes.SignInRefused.Code, finding.Code);
        Assert.Contains(TestRealm.AdministrationClient, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", finding.ToString(), StringComparison.Ordinal);
    }

    [RealServerFact(Server.Newest)]
    public async Task AnAbsentRealmIsSaidToBeAbsent()
    {
        using var server = new Server(Server.Newest);
        using var gateway = new KeycloakGateway(AsAdministrator(server, "no-such-realm"), TimeProvider.System);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.False(reading.Exists);
        Assert.Equal(KeycloakCodes.RealmMissing.Code, Assert.Single(reading.Findings).Code);
    }

    private static async Task IsNamedAsync(string variable, string missing, params string[] held)
    {
        await using var realm = await TestRealm.CreateAsync(variable, held);
        using var gateway = realm.Open();

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.False(reading.Exists);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(KeycloakCodes.RightMissing.Code, finding.Code);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains($"'{missing}'", finding.Message, StringComparison.Ordinal);
    }

    private static async Task SeesTheSameAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Reading);
        using var client = realm.Open();
        using var administrator = new KeycloakGateway(AsAdministrator(realm.Server, realm.Name), TimeProvider.System);

        Assert.Equal(
            (await client.ReadAsync(CancellationToken.None)).State,
            (await administrator.ReadAsync(CancellationToken.None)).State);
    }

    private static async Task SignsInByKeyAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Reading);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + TestRealm.AdministrationClient, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var client = (await realm.AskAsync(HttpMethod.Get, $"clients?clientId={TestRealm.AdministrationClient}"))![0]!;
        client["clientAuthenticatorType"] = "client-jwt";
        client["attributes"] = new JsonObject { ["jwt.credential.certificate"] = Convert.ToBase64String(certificate.RawData) };
        await realm.AskAsync(HttpMethod.Put, $"clients/{client["id"]}", client.DeepClone());
        var options = realm.Options with
        {
            SignIn = new SignIn.BySignedJwt(TestRealm.AdministrationClient, new SecretValue(key.ExportPkcs8PrivateKeyPem())),
        };
        using var gateway = new KeycloakGateway(options, TimeProvider.System);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
    }

    private static KeycloakOptions AsAdministrator(Server server, string realm) => new()
    {
        Url = server.Url,
        Realm = realm,
        SignIn = new SignIn.ByPassword(server.Username, new SecretValue(server.Password)),
        SignInRealm = "master",
    };
}
