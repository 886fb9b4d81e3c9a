using Provisioning.Realms;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>What is read of a realm that nobody has touched is what the core expects of one.</summary>
[Trait("Category", "RealServer")]
public sealed class RealmThatIsNew
{
    [RealServerFact(Server.Newest)]
    public Task OnTheNewestReleaseIsReadWhole() => IsReadWholeAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task OnTheOldestReleaseIsReadWhole() => IsReadWholeAsync(Server.Oldest);

    private static async Task IsReadWholeAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Reading);
        using var gateway = realm.Open();

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        Assert.Empty(reading.Findings);
        var fresh = KeycloakRealm.Fresh(realm.Name);
        Assert.Equal(fresh.DefaultRole, reading.State.DefaultRole);
        Assert.Equal(fresh.Roles[fresh.DefaultRole].Members, reading.State.Roles[fresh.DefaultRole].Members);
        Assert.Superset(reading.State.Clients.Keys.ToHashSet(), fresh.Clients.Keys.Append(TestRealm.AdministrationClient).ToHashSet());
        Assert.Contains(new RoleRef(KeycloakBuiltIns.RealmManagement, "view-clients"),
            reading.State.Clients[TestRealm.AdministrationClient].ServiceAccount!.Grants);
        Assert.InRange(reading.Requests, 1, 43);
    }
}
