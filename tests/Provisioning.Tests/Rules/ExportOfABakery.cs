using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

/// <summary>A realm with one of each flaw that an export can show, and everything that is found in it.</summary>
public sealed class ExportOfABakery
{
    [Fact]
    public void ShowsExactlyItsFlaws()
    {
        string[] expected =
        [
            "realm.json: warning PRM-006: User 'ada' holds 'realm-management/query-clients' and 'realm-management/view-users'. "
                + "Let the application's back end look things up with a technical user of its own, and take the role from people.",
            "realm.json: error TUS-001: Technical user 'sa-idle' holds nothing. "
                + "Grant the role of the service that it connects with, or remove it.",
            "realm.json: error TUS-007: Technical user 'sa-idle' carries the default role 'default-roles-bakery'. "
                + "Remove it from the service account; Keycloak gives it to each one on creation.",
            "realm.json: error PRM-003: Technical user 'sa-oven' is granted the permission 'shop/bake' by itself. "
                + "Remove this grant: 'tech/Oven', which it holds too, has the permission.",
            "realm.json: warning RLM-001: The scope of technical user 'sa-oven' has 'tech/Counter', which the technical user does not hold. "
                + "Remove the scope mapping, or grant the role when its loss was a mistake.",
            "realm.json: error TUS-003: Technical user 'sa-oven' carries 'CAX0000000000001', which is no business partner number. "
                + "Write the organisation's number: BPNL and twelve capitals or digits.",
            "realm.json: warning RLM-003: Client 'shop' has the audience mapper 'mill' for client 'mill', which does not exist. "
                + "Name a client that exists, or remove the mapper.",
            "realm.json: info RLM-002: Role 'shop/Master Baker' lists 'shop/bake', which it also inherits through 'shop/Baker'. "
                + "Remove the member, or the role that brings it a second time.",
            "realm.json: error NAM-001: Permission 'shop/sellBread' is not written in lower-case letters, digits and single underscores "
                + "between words. Rename it to 'sell_bread', here and where the application checks it.",
            "realm.json: error PRM-002: Permission 'shop/view_prices' is in no role; everybody gets it through the realm's default role. "
                + "Add the permission to a role, or remove it when nothing checks it any more.",
            "realm.json: error NAM-003: Permission 'shop/öffnen' contains 'ö', which is not ASCII. "
                + "Rename it to 'oeffnen', here and where the application checks it.",
            "realm.json: error PRM-001: Role 'tech/Forgotten' has no members, so it gives nothing. "
                + "Give the role its permissions, or remove it.",
            "realm.json: error NAM-002: Role 'tech/Mill & Store' does not begin with a capital followed by letters and digits, "
                + "with one blank or hyphen between words. Rename it to 'Mill and Store', here and where it is granted.",
            "realm.json: warning NAM-005: Role 'tech/Role 1' is a name that fits everything. Choose a name that says what it is for.",
        ];

        Assert.Equal(string.Join('\n', expected), string.Join('\n', Bakery().Check()));
    }

    [Fact]
    public void ShowsNothingOnceTheyAreGone()
    {
        var realm = new SampleRealm("bakery")
            .Application("shop", "bake", "sell_bread").Role("shop/Baker", "shop/bake")
            .Application("tech").Role("tech/Oven", "shop/bake").Role("tech/Counter", "shop/sell_bread")
            .TechnicalUser("sa-oven", "tech/Oven").Attribute("sa-oven", "bpn", Landscape.Bpn)
            .Adjust("sa-oven", c => c with { ScopeRoles = [Landscape.Ref("tech/Oven")] })
            .User("ada", "default-roles-bakery", "shop/Baker");

        Assert.Empty(realm.Check());
    }

    [Fact]
    public void IsJudgedTheSameWhereverItsFileLies() => Assert.Equal(
        Bakery().Check().Select(f => (f.Code, f.Message)),
        RuleEngine.CheckRealm(Bakery().State, "elsewhere.json").Select(f => (f.Code, f.Message)));

    private static SampleRealm Bakery() => new SampleRealm("bakery")
        .Application("shop", "bake", "sellBread", "view_prices", "öffnen")
        .Role("shop/Baker", "shop/bake", "shop/öffnen")
        .Role("shop/Master Baker", "shop/Baker", "shop/bake", "shop/sellBread")
        .Role("default-roles-bakery", "offline_access", "shop/view_prices")
        .Adjust("shop", c => c with
        {
            Mappers = c.Mappers.With("mill", new ProtocolMapper(
                "mill", "oidc-audience-mapper", Map<string, string>.Empty.With("included.client.audience", "mill"))),
        })
        .Application("tech", "Forgotten")
        .Role("tech/Oven", "shop/bake").Role("tech/Counter", "shop/sellBread").Role("tech/Role 1", "shop/bake")
        .Role("tech/Mill & Store", "shop/bake", "shop/sellBread")
        .TechnicalUser("sa-oven", "tech/Oven", "shop/bake").Attribute("sa-oven", "bpn", "CAX0000000000001")
        .Adjust("sa-oven", c => c with { ScopeRoles = [Landscape.Ref("tech/Oven"), Landscape.Ref("tech/Counter")] })
        .TechnicalUser("sa-idle", "default-roles-bakery")
        .User("ada", "realm-management/view-users", "default-roles-bakery");
}
