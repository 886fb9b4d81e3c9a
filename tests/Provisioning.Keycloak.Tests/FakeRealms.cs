using Provisioning.Keycloak.Sessions;
using Provisioning.Secrets;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests;

/// <summary>Ways to the realm of a fake server.</summary>
internal static class FakeRealms
{
    public const string Name = "faked";

    public static KeycloakOptions Options { get; } = new()
    {
        Url = new Uri("https://sso.example.org/"),
        Realm = Name,
        SignIn = new SignIn.ByClientSecret(TestRealm.AdministrationClient, new SecretValue("hush")),
        RetryDelay = TimeSpan.FromMilliseconds(1),
    };

    public static FakeKeycloak Writable(KeycloakRelease release) => new(Name, release, TestRealm.Writing);

    /// <summary>Straight to the fake, or through what stands before it, without a connection.</summary>
    public static KeycloakGateway Open(this HttpMessageHandler server)
    {
#pragma warning disable CA2000 // The gateway disposes of it.
        return new KeycloakGateway(Options, TimeProvider.System, new HttpClient(server, disposeHandler: false) { BaseAddress = Options.Url });
#pragma warning restore CA2000
    }
}
