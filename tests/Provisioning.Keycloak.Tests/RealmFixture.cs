using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>One realm for all facts of a class.</summary>
public abstract class RealmFixture(string variable) : IAsyncLifetime
{
    private TestRealm? realm;

    internal TestRealm Realm => realm ?? throw new InvalidOperationException("There is no server.");

    public async Task InitializeAsync() =>
        realm = NeedsServerAttribute.Missing(variable) is null ? await TestRealm.CreateAsync(variable, TestRealm.Writing) : null;

    public async Task DisposeAsync()
    {
        if (realm is not null)
        {
            await realm.DisposeAsync();
        }
    }
}
