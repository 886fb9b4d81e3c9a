using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class AccessTokenOfATechnicalUser
{
    private readonly RealmSketch realm = new RealmSketch()
        .Role("App/view").Role("App/edit").Role("Other/read").Role("sa/own").Role("base")
        .Scope("roles", [],
            Mapper("audience resolve", "oidc-audience-resolve-mapper"),
            Mapper("client roles", "oidc-usermodel-client-role-mapper", "claim.name=resource_access.${client_id}.roles"),
            Mapper("realm roles", "oidc-usermodel-realm-role-mapper", "claim.name=realm_access.roles"))
        .Scope("grant:App/view", ["App/view"])
        .Scope(new ClientScope { Name = "basic", Attributes = Hidden });

    private static Map<string, string> Hidden => Map<string, string>.Empty.With("include.in.token.scope", "false");

    [Fact]
    public void HoldsTheRolesInScopeAndTheirClientsAsAudience()
    {
        var token = Token(["App/view", "App/edit", "Other/read", "sa/own", "base"]);

        Assert.Equal(
            """
            {
              "aud": [
                "App",
                "Other"
              ],
              "azp": "sa",
              "realm_access": {
                "roles": [
                  "base"
                ]
              },
              "resource_access": {
                "App": {
                  "roles": [
                    "edit",
                    "view"
                  ]
                },
                "Other": {
                  "roles": [
                    "read"
                  ]
                },
                "sa": {
                  "roles": [
                    "own"
                  ]
                }
              },
              "scope": "roles"
            }
            """,
            token.ToJson());
    }

    [Fact]
    public void IsCutToItsScope()
    {
        var token = Token(["App/view", "App/edit"], c => c with { FullScopeAllowed = false, DefaultScopes = ["roles", "grant:App/view"] });

        Assert.Equal("[\"view\"]", Compact(token.JsonOf("resource_access"))["{\"App\":{\"roles\":".Length..^2]);
        Assert.Equal("\"App\"", token.JsonOf("aud"));
    }

    [Fact]
    public void NamesOnlyScopesThatShowThemselvesAndAreInForce()
    {
        realm.Scope("for-readers", ["Other/read"]);

        var token = Token(["App/view"], c => c with { DefaultScopes = ["basic", "for-readers", "grant:App/view", "roles"] });

        Assert.Equal(["grant:App/view", "roles"], token.Scope);
        Assert.Equal("\"grant:App/view roles\"", token.JsonOf("scope"));
    }

    [Fact]
    public void HasNoAudienceForTheClientItself() => Assert.Empty(Token(["sa/own"]).Audience);

    [Fact]
    public void HasAudiencesOfMappersBeside()
    {
        var token = Token(["App/view"], c => WithMappers(
            c,
            Mapper("a", "oidc-audience-mapper", "included.client.audience=Wallet", "included.custom.audience=ignored"),
            Mapper("b", "oidc-audience-mapper", "included.custom.audience=urn:x"),
            Mapper("c", "oidc-audience-mapper", "included.client.audience=Off", "access.token.claim=false")));

        Assert.Equal(["App", "Wallet", "urn:x"], token.Audience);
    }

    [Fact]
    public void HoldsTheFirstValueOfAnAttributeUnlessToldOtherwise()
    {
        var token = Token([], c => WithMappers(
            c with { ServiceAccount = c.ServiceAccount! with { Attributes = c.ServiceAccount.Attributes.With("bpn", ["BPNL1", "BPNL2"]) } },
            Mapper("BPN", "oidc-usermodel-attribute-mapper", "user.attribute=bpn", "claim.name=bpn", "jsonType.label=String"),
            Mapper("all", "oidc-usermodel-attribute-mapper", "user.attribute=bpn", "claim.name=bpns", "multivalued=true"),
            Mapper("none", "oidc-usermodel-attribute-mapper", "user.attribute=absent", "claim.name=absent")));

        Assert.Equal("\"BPNL1\"", token.JsonOf("bpn"));
        Assert.Equal("[\"BPNL1\",\"BPNL2\"]", Compact(token.JsonOf("bpns")));
        Assert.Empty(token.JsonOf("absent"));
    }

    [Fact]
    public void HoldsHardcodedClaimsInTheirTypes()
    {
        var token = Token([], c => WithMappers(
            c,
            Mapper("n", "oidc-hardcoded-claim-mapper", "claim.name=n", "claim.value=7", "jsonType.label=int"),
            Mapper("b", "oidc-hardcoded-claim-mapper", "claim.name=b", "claim.value=true", "jsonType.label=boolean"),
            Mapper("j", "oidc-hardcoded-claim-mapper", "claim.name=j", "claim.value={\"a\":[1]}", "jsonType.label=JSON"),
            Mapper("s", "oidc-hardcoded-claim-mapper", "claim.name=org\\.name.de", "claim.value=Müller", "jsonType.label=String"),
            Mapper("x", "oidc-hardcoded-claim-mapper", "claim.name=x", "claim.value=seven", "jsonType.label=int")));

        Assert.Equal("7", token.JsonOf("n"));
        Assert.Equal("true", token.JsonOf("b"));
        Assert.Equal("{\"a\":[1]}", Compact(token.JsonOf("j")));
        Assert.Equal("{\"de\":\"Müller\"}", Compact(token.JsonOf("org.name")));
        Assert.Equal("\"seven\"", token.JsonOf("x"));
    }

    [Fact]
    public void NamesItsClientWhereAMapperSaysSo()
    {
        var token = Token([], c => WithMappers(
            c,
            Mapper("Client ID", "oidc-usersessionmodel-note-mapper", "user.session.note=client_id", "claim.name=client_id"),
            Mapper("Client Host", "oidc-usersessionmodel-note-mapper", "user.session.note=clientHost", "claim.name=clientHost"),
            Mapper("name", "oidc-usermodel-property-mapper", "user.attribute=username", "claim.name=preferred_username")));

        Assert.Equal("\"sa\"", token.JsonOf("client_id"));
        Assert.Equal("\"service-account-sa\"", token.JsonOf("preferred_username"));
        Assert.Empty(token.JsonOf("clientHost"));
    }

    [Fact]
    public void KeepsDotsInClientIdsTogether()
    {
        realm.Role("org.example.app/view");

        Assert.Equal("{\"org.example.app\":{\"roles\":[\"view\"]}}", Compact(Token(["org.example.app/view"]).JsonOf("resource_access")));
    }

    private static Client WithMappers(Client client, params ProtocolMapper[] mappers) =>
        client with { Mappers = client.Mappers.Merge(mappers.Select(m => KeyValuePair.Create(m.Name, m))) };

    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private TokenClaims Token(string[] grants, Func<Client, Client>? change = null)
    {
        var graph = realm.TechnicalUser("sa", grants, change).Graph;
        return TokenClaims.Of(graph, graph.Realm.Clients["sa"]);
    }
}
