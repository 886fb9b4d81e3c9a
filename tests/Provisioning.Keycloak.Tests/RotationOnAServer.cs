using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;

namespace Provisioning.Keycloak.Tests;

/// <summary>A real server does with secrets what every realm that keeps them does.</summary>
public abstract class RotationOnAServer(RotationFixture fixture) : SecretRotationContract
{
    private KeycloakGateway? gateway;

    protected override Task<IRealmGateway> OpenAsync() => Task.FromResult<IRealmGateway>(gateway = fixture.Realm.Open());

    protected override Task CloseAsync()
    {
        gateway?.Dispose();
        return Task.CompletedTask;
    }
}

public abstract class RotationFixture(string variable) : RealmFixture(variable, "manage-realm");

[NeedsServer(Server.Newest)]
[Trait("Category", "RealServer")]
public sealed class RotationOnTheNewestRelease(RotationOnTheNewestRelease.Fixture fixture)
    : RotationOnAServer(fixture), IClassFixture<RotationOnTheNewestRelease.Fixture>
{
    public sealed class Fixture() : RotationFixture(Server.Newest);
}

[NeedsServer(Server.Oldest)]
[Trait("Category", "RealServer")]
public sealed class RotationOnTheOldestRelease(RotationOnTheOldestRelease.Fixture fixture)
    : RotationOnAServer(fixture), IClassFixture<RotationOnTheOldestRelease.Fixture>
{
    public sealed class Fixture() : RotationFixture(Server.Oldest);
}
