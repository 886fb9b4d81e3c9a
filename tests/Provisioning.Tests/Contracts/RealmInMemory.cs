using Provisioning.Realms;
using Provisioning.Testing.Realms;

namespace Provisioning.Tests.Contracts;

/// <summary>The fake that other tests trust obeys the contract of gateways.</summary>
public sealed class RealmInMemory : RealmGatewayContract
{
    private readonly InMemoryRealm realm = new(new RealmState
    {
        Name = "contract",
        DefaultScopes = ["basic", "roles"],
        ClientScopes = Provisioning.Collections.Map<string, ClientScope>.From(
            [new("basic", new ClientScope { Name = "basic" }), new("roles", new ClientScope { Name = "roles" })]),
    });

    protected override Task<IRealmGateway> OpenAsync() => Task.FromResult<IRealmGateway>(realm);

    protected override Task<IRealmGateway> OpenAgainAsync() => Task.FromResult<IRealmGateway>(realm);
}
