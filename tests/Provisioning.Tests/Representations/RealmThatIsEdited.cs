using System.Text;
using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Tests.Representations;

/// <summary>A realm file in which single objects are put and removed.</summary>
public sealed class RealmThatIsEdited
{
    private const string Text = """
        {
          "realm": "demo",
          "displayName": "Demo",
          "components": { "x": [ { "name": "kept" } ] },
          "roles": {
            "realm": [ { "name": "reader", "composite": true, "composites": { "client": { "App": ["view", "edit"] } } } ],
            "client": { "App": [ { "id": "1", "name": "view" }, { "id": "2", "name": "edit" } ] }
          },
          "groups": [ { "name": "all", "subGroups": [ { "name": "some", "clientRoles": { "App": ["edit"] } } ] } ],
          "users": [
            { "username": "service-account-sa-1", "enabled": true, "serviceAccountClientId": "sa-1",
              "clientRoles": { "App": ["view", "edit"] }, "notBefore": 0 }
          ],
          "clientScopeMappings": {
            "App": [ { "client": "sa-1", "roles": ["edit", "view"] }, { "clientScope": "grant:App/edit", "roles": ["edit"] } ]
          },
          "clients": [
            { "clientId": "sa-1", "serviceAccountsEnabled": true, "surrogateAuthRequired": false,
              "redirectUris": ["b", "a"], "defaultClientScopes": ["roles", "grant:App/edit"], "optionalClientScopes": [] },
            { "clientId": "App", "bearerOnly": true }
          ],
          "clientScopes": [ { "name": "roles" }, { "name": "grant:App/edit" } ],
          "defaultDefaultClientScopes": ["roles"],
          "defaultOptionalClientScopes": ["grant:App/edit"]
        }
        """;

    private readonly RealmDocument document = RealmDocument.Open(Encoding.UTF8.GetBytes(Text));

    private static RealmState Before => Read(Encoding.UTF8.GetBytes(Text));

    /// <summary>Keycloak would hide them from everybody, and the next run would take the user for a person.</summary>
    [Fact]
    public void KeepsTheMarksOfAUserWithAPasswordAtImport()
    {
        Assert.Null(PolicyAfter(Person));

        Assert.Equal("ADMIN_EDIT", PolicyAfter(Person with { Attributes = Person.Attributes.With(Marks.Stack, ["acme.dev"]) }));
    }

    [Fact]
    public void LeavesAUserProfileThatIsThere()
    {
        const string Own = """{ "realm": "demo", "components": { "org.keycloak.userprofile.UserProfileProvider": [ { "providerId": "own" } ] } }""";
        var file = RealmDocument.Open(Encoding.UTF8.GetBytes(Own));

        file.Put(Person with { Attributes = Person.Attributes.With(Marks.Stack, ["acme.dev"]) });

        Assert.DoesNotContain("ADMIN_EDIT", Encoding.UTF8.GetString(file.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsWhatIsNotManaged()
    {
        document.Put(Before.Clients["sa-1"] with { Description = "new" });

        var json = JsonNode.Parse(document.ToBytes())!;
        Assert.Equal("Demo", (string?)json["displayName"]);
        Assert.Equal("kept", (string?)json["components"]!["x"]![0]!["name"]);
        Assert.False((bool)json["clients"]![0]!["surrogateAuthRequired"]!);
        Assert.Equal(0, (int)json["users"]![0]!["notBefore"]!);
        Assert.Equal("new", (string?)json["clients"]![0]!["description"]);
    }

    [Fact]
    public void KeepsTheOrderOfWhatMeansTheSame()
    {
        document.Put(Before.Clients["sa-1"] with { Description = "new" });

        Assert.Equal("[\"b\",\"a\"]", JsonNode.Parse(document.ToBytes())!["clients"]![0]!["redirectUris"]!.ToJsonString());
    }

    [Fact]
    public void AppendsToAListInNoOrder()
    {
        document.Put(new Client { ClientId = "B" });

        Assert.Equal(["sa-1", "App", "B"], JsonNode.Parse(document.ToBytes())!["clients"]!.AsArray().Select(c => (string)c!["clientId"]!));
    }

    [Fact]
    public void InsertsIntoAListInOrder()
    {
        document.Put(new Role { Ref = new RoleRef("App", "zip") });
        document.Remove(new Role { Ref = new RoleRef("App", "view") });
        document.Put(new ClientScope { Name = "a" });
        var sorted = RealmDocument.Of(KeycloakRealm.Fresh("demo"));
        sorted.Put(new Client { ClientId = "b" });

        Assert.Equal(
            ["account", "account-console", "admin-cli", "b", "broker", "realm-management", "security-admin-console"],
            JsonNode.Parse(sorted.ToBytes())!["clients"]!.AsArray().Select(c => (string)c!["clientId"]!));
    }

    [Fact]
    public void TakesAReferenceAlongWithEachRemovedObject()
    {
        document.Remove(Before.Roles[new RoleRef("App", "edit")]);
        document.Remove(Before.ClientScopes["grant:App/edit"]);

        var after = Read(document.ToBytes());

        Assert.Equal([new RoleRef("App", "view")], after.Roles[RoleRef.OfRealm("reader")].Members);
        Assert.Equal([new RoleRef("App", "view")], after.Clients["sa-1"].ServiceAccount!.Grants);
        Assert.Equal([new RoleRef("App", "view")], after.Clients["sa-1"].ScopeRoles);
        Assert.Empty(after.Groups["/all/some"].Grants);
        Assert.Equal(["roles"], after.Clients["sa-1"].DefaultScopes);
        Assert.Empty(after.OptionalScopes);
    }

    [Fact]
    public void TakesTheRolesAlongWithTheirClient()
    {
        document.Remove(Before.Clients["App"]);

        var after = Read(document.ToBytes());

        Assert.DoesNotContain(after.Roles.Keys, r => r.Client == "App");
        Assert.Empty(after.Roles[RoleRef.OfRealm("reader")].Members);
        Assert.Empty(after.Clients["sa-1"].ServiceAccount!.Grants);
        Assert.Empty(after.ClientScopes["grant:App/edit"].Roles);
    }

    [Fact]
    public void TakesTheUserAlongWithItsClient()
    {
        document.Remove(Before.Clients["sa-1"]);

        Assert.Empty(JsonNode.Parse(document.ToBytes())!["users"]!.AsArray());
    }

    [Fact]
    public void BringsAllOfOneOfKeycloaksOwnClientsWhenItSaysAnythingOfIt()
    {
        var role = KeycloakRealm.Fresh("demo").Roles[new RoleRef("account", "view-profile")];

        document.Put(role with { Attributes = Map<string, ValueList<string>>.From([new(Marks.Stack, ["platform.dev"])]) });

        var json = JsonNode.Parse(document.ToBytes())!;
        Assert.Equal(8, json["roles"]!["client"]!["account"]!.AsArray().Count);
        Assert.Contains("/realms/demo/account/", json["clients"]!.AsArray().Select(c => (string?)c!["baseUrl"]));
    }

    [Fact]
    public void BringsKeycloaksOwnScopesWhenItHadNone()
    {
        var bare = RealmDocument.Open("{ \"realm\": \"demo\" }"u8.ToArray());

        bare.Put(new ClientScope { Name = "grant:App/view" });

        var after = Read(bare.ToBytes());
        Assert.Contains("roles", after.ClientScopes.Keys);
        Assert.Contains("roles", after.DefaultScopes);
    }

    [Fact]
    public void IsTheSameWhenNothingIsPut()
    {
        var once = document.ToBytes();

        Assert.Equal(once, RealmDocument.Open(once).ToBytes());
        Assert.Equal(Before, Read(once));
    }

    private static RealmState Read(byte[] content)
    {
        var parsing = RealmRepresentation.Read(new SourceFile("demo.json", content));
        Assert.Empty(parsing.Findings);
        return parsing.State;
    }

    private static User Person => new() { Username = "anna@example.org" };

    private string? PolicyAfter(User user)
    {
        document.Put(user);
        var components = JsonNode.Parse(document.ToBytes())!["components"]!;
        Assert.Equal("kept", components["x"]![0]!["name"]!.GetValue<string>());
        var profile = components["org.keycloak.userprofile.UserProfileProvider"]?[0]!["config"]!["kc.user.profile.config"]![0]!.GetValue<string>();
        return profile is null ? null : JsonNode.Parse(profile)!["unmanagedAttributePolicy"]!.GetValue<string>();
    }
}
