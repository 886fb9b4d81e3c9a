using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Sessions;

namespace Provisioning.Keycloak.Tests;

/// <summary>How to sign in comes from variables of the environment, and what is missing or unsafe is refused with what to set.</summary>
public sealed class SettingsOfAnEnvironment
{
    private const string Prefix = "PROVISIONING__TST__KEYCLOAK__";

    [Fact]
    public void ASecretSignsTheClientIn()
    {
        var options = Read("https://sso.example.org/auth", new() { ["CLIENTID"] = "admin", ["CLIENTSECRET"] = "hush" });

        var signIn = Assert.IsType<SignIn.ByClientSecret>(options.SignIn);
        Assert.Equal(("admin", "hush"), (signIn.ClientId, signIn.Secret.Reveal()));
        Assert.Equal("https://sso.example.org/auth/", options.Url.ToString());
        Assert.Equal("catena-x", options.EffectiveSignInRealm);
        Assert.DoesNotContain("hush", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AUserMaySignInThroughAnotherRealm()
    {
        var options = Read("https://sso.example.org", new() { ["USERNAME"] = "root", ["PASSWORD"] = "hush", ["SIGNINREALM"] = "master" });

        var signIn = Assert.IsType<SignIn.ByPassword>(options.SignIn);
        Assert.Equal(("root", "admin-cli"), (signIn.Username, signIn.ClientId));
        Assert.Equal("master", options.EffectiveSignInRealm);
    }

    [Fact]
    public void FilesOfKeysAndAuthoritiesAreRead()
    {
        var options = Read(
            "https://sso.example.org",
            new() { ["CLIENTID"] = "admin", ["CLIENTKEYFILE"] = "key.pem", ["CLIENTKEYID"] = "k1", ["CAFILE"] = "ca.pem" });

        var signIn = Assert.IsType<SignIn.BySignedJwt>(options.SignIn);
        Assert.Equal(("text of key.pem", "k1"), (signIn.PrivateKeyPem.Reveal(), signIn.KeyId));
        Assert.Equal("text of ca.pem", options.AuthorityPem);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("", false)]
    public void EachTechnicalUserIsAskedWhereThatIsSaid(string value, bool isAsked) => Assert.Equal(
        isAsked,
        Read("https://sso.example.org", new() { ["CLIENTID"] = "admin", ["CLIENTSECRET"] = "hush", ["READEACH"] = value }).ReadsEachTechnicalUser);

    [Fact]
    public void WithoutCredentialsTheVariablesToSetAreNamed()
    {
        var refusal = Assert.Throws<KeycloakException>(() => Read("https://sso.example.org", new() { ["CLIENTID"] = "admin" }));

        Assert.Equal(KeycloakCodes.SignInMissing.Code, refusal.Finding.Code);
        Assert.Contains(Prefix + "CLIENTSECRET", refusal.Finding.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://sso.example.org", "KEY-006")]
    [InlineData("ftp://sso.example.org", "KEY-001")]
    [InlineData("sso.example.org", "KEY-001")]
    [InlineData("https://root:hush@sso.example.org", "KEY-001")]
    public void AnUnsafeAddressIsRefused(string address, string code) =>
        Assert.Equal(code, Assert.Throws<KeycloakException>(
            () => Read(address, new() { ["CLIENTID"] = "admin", ["CLIENTSECRET"] = "hush" })).Finding.Code);

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    public void ThisMachineMayBePlainHttp(string address) =>
        Assert.Equal(8080, Read(address, new() { ["CLIENTID"] = "admin", ["CLIENTSECRET"] = "hush" }).Url.Port);

    private static KeycloakOptions Read(string url, Dictionary<string, string> settings) => KeycloakSettings.Read(
        "tst",
        new RealmTarget("keycloak", "catena-x", string.Empty, url, default),
        name => name.StartsWith(Prefix, StringComparison.Ordinal) ? settings.GetValueOrDefault(name[Prefix.Length..]) : null,
        path => "text of " + path);
}
