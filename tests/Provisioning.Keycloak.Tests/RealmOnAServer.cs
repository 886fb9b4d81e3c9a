using System.Text.Json.Nodes;
using Provisioning.Realms;
using Provisioning.Testing.Realms;

namespace Provisioning.Keycloak.Tests;

/// <summary>A real server keeps what every gateway promises, for a caller that holds what an apply needs and no more.</summary>
public abstract class RealmOnAServer(RealmFixture fixture) : RealmGatewayContract
{
    private readonly List<KeycloakGateway> opened = [];

    protected override Task<IRealmGateway> OpenAsync() => OpenAgainAsync();

    protected override Task<IRealmGateway> OpenAgainAsync()
    {
        opened.Add(fixture.Realm.Open());
        return Task.FromResult<IRealmGateway>(opened[^1]);
    }

    protected override async Task CloseAsync()
    {
        opened.ForEach(g => g.Dispose());
        await RemoveAsync("clients", "clientId");
        await RemoveAsync("client-scopes", "name");
        await RemoveAsync("users", "username");
    }

    protected override RealmState Comparable(RealmState realm) => WithoutServerAdditions.Of(realm);

    private async Task RemoveAsync(string kind, string name)
    {
        foreach (var item in (await fixture.Realm.AskAsync(HttpMethod.Get, kind))!.AsArray().Where(i => IsOfTheContract(i![name]!)))
        {
            await fixture.Realm.AskAsync(HttpMethod.Delete, $"{kind}/{item!["id"]}");
        }
    }

    private static bool IsOfTheContract(JsonNode name) =>
        name.GetValue<string>().StartsWith("contract-", StringComparison.Ordinal)
        || name.GetValue<string>().StartsWith("grant:contract-", StringComparison.Ordinal)
        || name.GetValue<string>() == "provisioning.lock";
}
