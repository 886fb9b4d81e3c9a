using Provisioning.Realms;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests;

/// <summary>The fake server keeps what the real ones keep, whatever release it stands for.</summary>
public abstract class RealmOnAFakeServer(KeycloakRelease release) : RealmGatewayContract
{
    private readonly FakeKeycloak server = FakeRealms.Writable(release);
    private readonly List<KeycloakGateway> opened = [];

    protected override Task<IRealmGateway> OpenAsync() => OpenAgainAsync();

    protected override Task<IRealmGateway> OpenAgainAsync()
    {
        opened.Add(server.Open());
        return Task.FromResult<IRealmGateway>(opened[^1]);
    }

    protected override Task CloseAsync()
    {
        opened.ForEach(g => g.Dispose());
        server.Dispose();
        return Task.CompletedTask;
    }

    protected override RealmState Comparable(RealmState realm) => WithoutServerAdditions.Of(realm);
}

public sealed class RealmOnAFakeOfRelease24() : RealmOnAFakeServer(KeycloakRelease.V24);

public sealed class RealmOnAFakeOfRelease25() : RealmOnAFakeServer(KeycloakRelease.V25);

public sealed class RealmOnAFakeOfRelease26Before4() : RealmOnAFakeServer(KeycloakRelease.V26WithoutRightForMembers);

public sealed class RealmOnAFakeOfRelease26() : RealmOnAFakeServer(KeycloakRelease.V26);
