using System.Net;
using Provisioning.History;
using Provisioning.Keycloak.History;
using Provisioning.Keycloak.Sessions;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Tests.History;

/// <summary>Who is named for a change, from the events that a realm keeps; answers have the shapes of 24.0.5 and 26.5.6.</summary>
public sealed class AuthorsOfChanges
{
    private const string Own = """{"realmId":"R","clientId":"c-admin","userId":"u-admin","ipAddress":"10.0.0.1"}""";
    private const string Bob = """{"realmId":"R","clientId":"c-console","userId":"u-bob","ipAddress":"10.0.0.5"}""";

    private static readonly Client Changed = new() { ClientId = "sa-x", ServiceAccount = new ServiceAccount() };

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal)
    {
        ["/admin/realms/r/users/u-bob"] = """{"username":"bob"}""",
        ["/admin/realms/r/users/u-admin"] = """{"username":"service-account-admin"}""",
        ["/admin/realms/r/clients/c-admin"] = """{"clientId":"admin"}""",
        ["/admin/realms/r/clients/c-console"] = """{"clientId":"security-admin-console"}""",
        ["/admin/realms/master/users/u-root"] = """{"username":"root"}""",
        ["/admin/realms/master/clients/c-cli"] = """{"clientId":"admin-cli"}""",
    };

    private readonly List<string> ofTheClient = [];
    private readonly List<string> ofItsUser = [];
    private string token = FakeServer.TokenWith("view-realm", "view-events");
    private bool recorded = true;
    private bool forbidden;
    private IReadOnlyList<(string Line, string Body)> requests = [];

    [Fact]
    public async Task AreNamedWithTimeAddressAndDeed()
    {
        ofItsUser.Add(Event(2000, "CREATE", "CLIENT_ROLE_MAPPING", "users/su/role-mappings/clients/rm", Bob));

        var change = Assert.Single((await FindAsync()).Of(Changed.Address));

        Assert.Equal(
            new RecordedChange(DateTimeOffset.FromUnixTimeMilliseconds(2000), "user 'bob' through 'security-admin-console'", "10.0.0.5", "granted roles"),
            change);
    }

    [Fact]
    public async Task AreThoseAfterOurOwnLastChange()
    {
        ofTheClient.Add(Event(3000, "UPDATE", "CLIENT", "clients/cu", Bob));
        ofTheClient.Add(Event(2000, "UPDATE", "CLIENT", "clients/cu", Own));
        ofTheClient.Add(Event(1000, "UPDATE", "CLIENT", "clients/cu", Bob));

        var change = Assert.Single((await FindAsync()).Of(Changed.Address));

        Assert.Equal(3000, change.Time.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task AreNewestFirstOverAllPathsOfAnObject()
    {
        ofTheClient.Add(Event(1000, "UPDATE", "CLIENT", "clients/cu", Bob));
        ofItsUser.Add(Event(2000, "UPDATE", "USER", "users/su", Bob));

        var history = await FindAsync();

        Assert.Equal(["changed the user", "changed the client"], history.Of(Changed.Address).Select(c => c.What));
        Assert.True(history.IsKnown);
    }

    [Fact]
    public async Task AreAskedForByNameOnce()
    {
        ofTheClient.AddRange(Enumerable.Range(0, 20).Select(i => Event(9000 - i, "UPDATE", "CLIENT", "clients/cu", Bob)));

        var history = await FindAsync();

        Assert.Equal(20, history.Of(Changed.Address).Count);
        // A token, the realm, two paths, the user and the client it came through.
        Assert.Equal(6, requests.Count);
        Assert.Equal(6, history.Requests);
    }

    [Fact]
    public async Task IncludeAnImportWhichRecordsNoKindOfItsOwn()
    {
        ofTheClient.Add(Event(1000, "CREATE", "REALM", "clients/cu", Bob));

        Assert.Equal("imported it", Assert.Single((await FindAsync()).Of(Changed.Address)).What);
    }

    [Fact]
    public async Task AreNotThoseOfObjectsThatAreOnlyCalledAlike()
    {
        ofTheClient.Add(Event(1000, "UPDATE", "CLIENT", "clients/cu2", Bob));
        ofTheClient.Add(Event(1000, "CREATE", "CLIENT_ROLE", "clients/cu/roles/r", Bob));
        ofTheClient.Add(Event(1000, "ACTION", "CLIENT", "clients/cu/client-secret", Bob));

        var history = await FindAsync();

        Assert.Empty(history.Of(Changed.Address));
        Assert.True(history.IsKnown);
    }

    [Fact]
    public async Task OfAnotherRealmAreToldByTheirIds()
    {
        ofTheClient.Add(Event(1000, "UPDATE", "CLIENT", "clients/cu", """{"realmId":"M","clientId":"c-cli","userId":"u-root","ipAddress":"::1"}"""));

        Assert.Equal("a user of another realm with the id u-root", Assert.Single((await FindAsync()).Of(Changed.Address)).Author);
    }

    [Fact]
    public async Task OfTheRealmThatWeSignedInToAreNamed()
    {
        ofTheClient.Add(Event(1000, "UPDATE", "CLIENT", "clients/cu", """{"realmId":"M","clientId":"c-cli","userId":"u-root","ipAddress":"::1"}"""));

        var history = await FindAsync(new SignIn.ByPassword("somebody-else", new SecretValue("hush")), "master");

        Assert.Equal("user 'root' through 'admin-cli'", Assert.Single(history.Of(Changed.Address)).Author);
    }

    [Fact]
    public async Task WhoCannotBeLookedUpAreToldByTheirIds()
    {
        ofTheClient.Add(Event(1000, "UPDATE", "CLIENT", "clients/cu", """{"realmId":"R","clientId":"c-gone","userId":"u-gone","ipAddress":"::1"}"""));

        Assert.Equal("a user that cannot be looked up, with the id u-gone", Assert.Single((await FindAsync()).Of(Changed.Address)).Author);
    }

    [Fact]
    public async Task AreNotLookedForWithoutTheRight()
    {
        token = FakeServer.TokenWith("view-realm");

        var history = await FindAsync();

        Assert.Equal(HistoryCodes.RightMissing.Code, Assert.Single(history.Findings).Code);
        Assert.False(history.IsKnown);
        Assert.Single(requests);
    }

    [Fact]
    public async Task AreNotGuessedWhenTheServerRefuses()
    {
        token = "opaque";
        forbidden = true;

        var history = await FindAsync();

        Assert.Equal(HistoryCodes.RightMissing.Code, Assert.Single(history.Findings).Code);
        Assert.False(history.IsKnown);
    }

    [Fact]
    public async Task AreUnknownWhereNothingIsRecorded()
    {
        recorded = false;

        var history = await FindAsync();

        Assert.Equal(HistoryCodes.NotRecorded.Code, Assert.Single(history.Findings).Code);
        Assert.False(history.IsKnown);
    }

    [Fact]
    public async Task AreReadInAFewPagesAndTheCutIsTold()
    {
        ofTheClient.AddRange(Enumerable.Range(0, 1000).Select(i => Event(9000 - i, "UPDATE", "CLIENT", "clients/cu", Bob)));

        var history = await FindAsync();

        Assert.Equal(300, history.Of(Changed.Address).Count);
        Assert.Equal(HistoryCodes.CutOff.Code, Assert.Single(history.Findings).Code);
        Assert.Equal(3, requests.Count(r => r.Line.Contains("resourcePath=clients%2Fcu%2A", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AreNotAskedForWhenNothingDrifted()
    {
        using var server = new FakeServer(_ => (HttpStatusCode.InternalServerError, "{}"));
        using var gateway = server.Open(TimeProvider.System);

        Assert.Equal(0, (await gateway.FindAsync([], CancellationToken.None)).Requests);
        Assert.Empty(server.Requests);
    }

    private Task<ChangeHistory> FindAsync() => FindAsync(new SignIn.ByClientSecret("admin", new SecretValue("hush")), "r");

    private async Task<ChangeHistory> FindAsync(SignIn self, string signInRealm)
    {
        using var server = new FakeServer(Answer) { Token = token };
        var ids = new RealmIds();
        ids.KnowClient(Changed.ClientId, "cu");
        ids.Users[Changed.ClientId] = "su";
        var api = server.OpenApi();
        var history = await new AdminEventHistory(api, ids, new Authors(api, ids, self, signInRealm)).FindAsync([Changed], CancellationToken.None);
        requests = server.Requests;
        return history;
    }

    private (HttpStatusCode Status, string Json) Answer(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        if (address.AbsolutePath == "/admin/realms/r/admin-events")
        {
            var query = Uri.UnescapeDataString(address.Query);
            var events = query.Contains("clients/cu*", StringComparison.Ordinal) ? ofTheClient : ofItsUser;
            var first = int.Parse(query.Split("first=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
            return forbidden ? (HttpStatusCode.Forbidden, "{}") : (HttpStatusCode.OK, $"[{string.Join(',', events.Skip(first).Take(100))}]");
        }

        return address.AbsolutePath == "/admin/realms/r"
            ? (HttpStatusCode.OK, $$"""{"realm":"r","adminEventsEnabled":{{(recorded ? "true" : "false")}}}""")
            : names.TryGetValue(address.AbsolutePath, out var name) ? (HttpStatusCode.OK, name) : (HttpStatusCode.NotFound, "{}");
    }

    private static string Event(long time, string operation, string resource, string path, string author) => $$"""
        {"time":{{time}},"realmId":"R","authDetails":{{author}},"operationType":"{{operation}}","resourceType":"{{resource}}",
        "resourcePath":"{{path}}","representation":"{\"secret\":\"hush-hush\"}"}
        """;
}
