using Provisioning.Realms;
using Provisioning.Testing.Goldens;

namespace Provisioning.Local.Tests.Realms;

/// <summary>The first run against a realm file.</summary>
public sealed class RealmThatIsNotThereYet : IDisposable
{
    private readonly FileRealm realm = new();

    [Fact]
    public async Task ReadsAsTheRealmThatKeycloakWouldMake()
    {
        var reading = await realm.ReadAsync();

        Assert.False(reading.Exists);
        Assert.Empty(reading.Findings);
        Assert.Equal(KeycloakRealm.Fresh("demo"), reading.State);
        Assert.Empty(realm.Files);
    }

    [Fact]
    public async Task IsWrittenAsKeycloakWouldExportIt()
    {
        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        Golden.Matches("Realms/Goldens/new-realm.json", realm.Text);
    }

    [Fact]
    public async Task HoldsWhatWasAppliedBesideWhatKeycloakBrings()
    {
        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        var reading = await realm.ReadAsync();

        Assert.True(reading.Exists);
        Assert.Empty(reading.Findings);
        Assert.Equal(FileRealm.Sample[3], reading.State.Clients["sa-acme-reader"]);
        Assert.Equal(KeycloakRealm.Fresh("demo").Clients["account"], reading.State.Clients["account"]);
    }

    [Fact]
    public async Task LeavesNothingBesideTheFile()
    {
        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        Assert.Equal(["demo.json"], realm.Files);
    }

    [Fact]
    public async Task GivesItsSecretsOutAndKeepsNone()
    {
        var gateway = realm.Gateway();
        await FileRealm.PutAsync(gateway, FileRealm.Sample);

        var secret = await gateway.IssueSecretAsync("sa-acme-reader", CancellationToken.None);

        Assert.Equal(32, secret.Reveal().Length);
        Assert.DoesNotContain(secret.Reveal(), realm.Text, StringComparison.Ordinal);
    }

    public void Dispose() => realm.Dispose();
}
