using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>One realm for all facts of a class.</summary>
public abstract class RealmFixture(string variable, params string[] more) : IAsyncLifetime
{
    private TestRealm? realm;

    internal TestRealm Realm => realm ?? throw new InvalidOperationException("There is no server.");

    public async Task InitializeAsync()
    {
        if (NeedsServerAttribute.Missing(variable) is null)
        {
            realm = await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, .. more]);
            await realm.KeepMarksAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (realm is not null)
        {
            await realm.DisposeAsync();
        }
    }
}
