using System.Text;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Tests.Representations;

/// <summary>A realm as a server exports it.</summary>
public sealed class RealmExport
{
    private const string Text = """
        {
          "id": "77", "realm": "demo", "accessTokenLifespan": 300, "displayName": "kept by nobody here",
          "defaultRole": { "id": "r1", "name": "default-roles-demo", "composite": true },
          "roles": {
            "realm": [
              { "id": "r1", "name": "default-roles-demo", "composite": true,
                "composites": { "realm": ["offline_access"], "client": { "account": ["view-profile"] } }, "attributes": {} }
            ],
            "client": {
              "Cl1-App": [
                { "name": "view_a", "composite": false, "clientRole": true },
                { "name": "Operator", "description": "Collection", "composite": true,
                  "composites": { "client": { "Cl1-App": ["view_a"], "Cl2-App": ["view_b"] } },
                  "attributes": { "provisioning.stack": ["platform.dev"] } }
              ]
            }
          },
          "groups": [ { "name": "all", "path": "/all", "realmRoles": ["offline_access"],
            "subGroups": [ { "name": "some", "clientRoles": { "Cl1-App": ["view_a"] }, "subGroups": [] } ] } ],
          "users": [
            { "username": "service-account-sa-1", "enabled": true, "serviceAccountClientId": "sa-1",
              "attributes": { "bpn": ["BPNL00000003CRHK"] }, "realmRoles": ["offline_access"],
              "clientRoles": { "Cl1-App": ["Operator"] }, "groups": ["/all"] },
            { "username": "ada", "enabled": true, "realmRoles": ["default-roles-demo"] }
          ],
          "scopeMappings": [ { "clientScope": "offline_access", "roles": ["offline_access"] }, { "client": "sa-1", "roles": ["offline_access"] } ],
          "clientScopeMappings": { "Cl1-App": [ { "client": "sa-1", "roles": ["Operator"] }, { "clientScope": "grant:a", "roles": ["view_a"] } ] },
          "clients": [
            { "clientId": "Cl1-App", "bearerOnly": true, "standardFlowEnabled": false, "fullScopeAllowed": false },
            { "clientId": "sa-1", "publicClient": false, "standardFlowEnabled": false, "serviceAccountsEnabled": true,
              "fullScopeAllowed": false, "secret": "**********", "attributes": { "provisioning.stack": "acme.dev" },
              "protocolMappers": [ { "id": "m", "name": "BPN", "protocol": "openid-connect",
                "protocolMapper": "oidc-usermodel-attribute-mapper", "config": { "claim.name": "bpn" } } ],
              "defaultClientScopes": ["roles", "basic"], "optionalClientScopes": [] },
            { "clientId": "sa-2", "serviceAccountsEnabled": true }
          ],
          "clientScopes": [ { "name": "grant:a", "attributes": { "include.in.token.scope": "false" } }, { "name": "roles" } ],
          "defaultDefaultClientScopes": ["roles"], "defaultOptionalClientScopes": []
        }
        """;

    private readonly RealmParsing parsing = RealmRepresentation.Read(new SourceFile("demo.json", Encoding.UTF8.GetBytes(Text)));

    private RealmState Realm => parsing.State;

    [Fact]
    public void IsReadWithoutFindings() => Assert.Empty(parsing.Findings);

    [Fact]
    public void GivesRolesWithTheirMembersAcrossClients()
    {
        var role = Realm.Roles[new RoleRef("Cl1-App", "Operator")];
        Assert.Equal([new RoleRef("Cl1-App", "view_a"), new RoleRef("Cl2-App", "view_b")], role.Members);
        Assert.Equal("platform.dev", role.Stack);
    }

    [Fact]
    public void GivesTheServiceAccountItsGrantsGroupsAndAttributes()
    {
        var account = Realm.Clients["sa-1"].ServiceAccount!;
        Assert.True(account.Enabled);
        Assert.Equal([RoleRef.OfRealm("offline_access"), new RoleRef("Cl1-App", "Operator")], account.Grants);
        Assert.Equal(["/all"], account.Groups);
        Assert.Equal(ValueList.From(["BPNL00000003CRHK"]), account.Attributes["bpn"]);
    }

    [Fact]
    public void GivesAServiceAccountWithoutAUserNothing() =>
        Assert.Equal(new ServiceAccount(), Realm.Clients["sa-2"].ServiceAccount);

    [Fact]
    public void GivesScopeMappingsToTheirHolders()
    {
        Assert.Equal([RoleRef.OfRealm("offline_access"), new RoleRef("Cl1-App", "Operator")], Realm.Clients["sa-1"].ScopeRoles);
        Assert.Equal([new RoleRef("Cl1-App", "view_a")], Realm.ClientScopes["grant:a"].Roles);
    }

    [Fact]
    public void KeepsPeopleApartFromServiceAccounts() => Assert.Equal(["ada"], Realm.Users.Keys);

    [Fact]
    public void GivesGroupsTheirPaths() => Assert.Equal(["/all", "/all/some"], Realm.Groups.Keys);

    [Fact]
    public void GivesTheRealmsScopesToAClientThatListsNone() => Assert.Equal(["roles"], Realm.Clients["sa-2"].DefaultScopes);

    [Fact]
    public void BringsKeycloaksOwnClientsWhereItLacksThem()
    {
        Assert.True(Realm.Roles.ContainsKey(new RoleRef("realm-management", "realm-admin")));
        Assert.DoesNotContain("basic", Realm.ClientScopes.Keys);
    }

    [Fact]
    public void IsTheSameAfterWritingAndReading()
    {
        var again = RealmRepresentation.Read(new SourceFile("again.json", RealmRepresentation.Write(Realm)));
        Assert.Empty(again.Findings);
        Assert.Equal(Realm, again.State);
    }
}
