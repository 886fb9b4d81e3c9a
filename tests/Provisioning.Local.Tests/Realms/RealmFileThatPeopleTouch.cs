using System.Text.Json.Nodes;

namespace Provisioning.Local.Tests.Realms;

/// <summary>A realm file that holds more than this project manages.</summary>
public sealed class RealmFileThatPeopleTouch : IDisposable
{
    private readonly FileRealm realm = new();

    [Fact]
    public async Task KeepsWhatIsNotManaged()
    {
        realm.Write("""{ "realm": "demo", "displayName": "Démo", "smtpServer": { "host": "mail" }, "clients": [ { "clientId": "x", "nodeReRegistrationTimeout": -1 } ] }""");

        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        var json = JsonNode.Parse(realm.Text)!;
        Assert.Equal("Démo", (string?)json["displayName"]);
        Assert.Equal("mail", (string?)json["smtpServer"]!["host"]);
        Assert.Equal(-1, (int)json["clients"]!.AsArray().Single(c => (string?)c!["clientId"] == "x")!["nodeReRegistrationTimeout"]!);
    }

    [Fact]
    public async Task DiffersInOneLineAfterOneSmallChange()
    {
        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);
        var before = realm.Text.Split('\n');

        await FileRealm.PutAsync(realm.Gateway(), ((Provisioning.Realms.Role)FileRealm.Sample[1]) with { Description = "Sees all data" });

        var after = realm.Text.Split('\n');
        Assert.Equal(before.Length, after.Length);
        Assert.Single(before.Zip(after), lines => lines.First != lines.Second);
    }

    [Fact]
    public async Task StaysALinkToWhereItIs()
    {
        realm.Write("{ \"realm\": \"demo\" }");
        var elsewhere = realm.FilePath + ".target";
        File.Move(realm.FilePath, elsewhere);
        File.CreateSymbolicLink(realm.FilePath, elsewhere);

        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        Assert.NotNull(new FileInfo(realm.FilePath).LinkTarget);
        Assert.Contains("sa-acme-reader", await File.ReadAllTextAsync(elsewhere), StringComparison.Ordinal);
    }

    public void Dispose() => realm.Dispose();
}
