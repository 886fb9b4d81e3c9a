using Provisioning.Collections;
using Provisioning.Importing;
using Provisioning.Planning;
using Provisioning.Realms;
using static Provisioning.Tests.Importing.StrangersRealm;

namespace Provisioning.Tests.Importing;

public sealed class RealmMadeByHand
{
    [Fact]
    public void IsAdoptedAsItIs()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c, Load)));

        Assert.True(imported.IsUsable);
        Assert.NotEmpty(imported.Adoption.Changes);
        Assert.All(imported.Adoption.Changes, c => Assert.True(c.IsMarkOnly));
        Assert.False(imported.Adoption.HasChanges);
    }

    [Fact]
    public void KeepsFullScopeAndSaysSo()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c with { FullScopeAllowed = true }, Load)));

        Assert.True(imported.IsUsable);
        Assert.True(TechnicalUserIn(imported, "sa-gate").GetProperty("adopted").GetProperty("fullScopeAllowed").GetBoolean());
    }

    [Fact]
    public void KeepsScopeMappingsOfTheClient()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c with { ScopeRoles = [Load, Operator] }, Load)));

        Assert.True(imported.IsUsable);
        var user = TechnicalUserIn(imported, "sa-gate");
        Assert.Equal(
            ["Crane/Operator", "Crane/load"],
            user.GetProperty("adopted").GetProperty("directScopes").EnumerateArray().Select(s => s.GetString()!));
        Assert.False(user.GetProperty("grants").GetProperty("Crane/load").TryGetProperty("scoped", out _));
    }

    [Fact]
    public void KeepsGrantsThatReachNoToken()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c, Load)));

        Assert.False(TechnicalUserIn(imported, "sa-gate").GetProperty("grants").GetProperty("Crane/load").GetProperty("scoped").GetBoolean());
    }

    [Fact]
    public void KeepsTheDefaultRoleWhateverItIsCalled()
    {
        var named = RoleRef.OfRealm("default-roles-old harbour");
        var realm = With(TechnicalUser("sa-gate", c => c, named));
        realm = realm with { DefaultRole = named, Roles = realm.Roles.With(named, new Role { Ref = named }) };

        var imported = Import(realm);

        Assert.True(imported.IsUsable, string.Join('\n', imported.Findings));
        Assert.True(TechnicalUserIn(imported, "sa-gate").GetProperty("adopted").GetProperty("defaultRole").GetBoolean());
    }

    [Fact]
    public void KeepsEverythingElseOfATechnicalUser()
    {
        var odd = TechnicalUser("sa-gate", c => c with
        {
            Name = "Gate",
            Description = "Opens the gate",
            Enabled = false,
            Authenticator = "client-jwt",
            RedirectUris = ["https://gate.example.org/*"],
            WebOrigins = ["+"],
            Attributes = Map<string, string>.From([new("access.token.lifespan", "60"), new("client.secret.creation.time", "1700000000")]),
            Mappers = Map<string, ProtocolMapper>.From(
            [
                new("quay", new("quay", "oidc-hardcoded-claim-mapper", Map<string, string>.From([new("claim.value", "7")]))),
                new("Client ID", new("Client ID", "oidc-usersessionmodel-note-mapper", Map<string, string>.Empty)),
            ]),
            DefaultScopes = ["roles", "service_account", "web-origins"],
            OptionalScopes = ["phone"],
            ServiceAccount = c.ServiceAccount! with
            {
                Enabled = false,
                Groups = ["/quay"],
                Attributes = Map<string, ValueList<string>>.From([new("bpn", ["BPNL000000000ABC"]), new("berth", ["1", "2"])]),
            },
        }, Pilot, new RoleRef("realm-management", "view-clients"));

        var imported = Import(With(odd));

        Assert.True(imported.IsUsable, string.Join('\n', imported.Findings));
        Assert.All(imported.Adoption.Changes, c => Assert.True(c.IsMarkOnly));
        Assert.Equal(
            ["pilot"],
            FileIn(imported, "stacks/catalogue/imported.json").GetProperty("externalRoles").EnumerateObject().Select(r => r.Name));
    }

    [Fact]
    public void LeavesSecretsToThoseWhoHaveThem()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c, Load)));

        Assert.Equal("elsewhere", TechnicalUserIn(imported, "sa-gate").GetProperty("secret").GetString());
        Assert.Empty(imported.Adoption.Secrets);
        Assert.Contains(imported.Findings, f => f.Code == ImportCodes.SecretsElsewhere.Code);
    }

    [Fact]
    public void AcceptsForNinetyDaysWhatWasWrongAlready()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c, Load)));

        var exception = FileIn(imported, "stacks/platform/stack.json").GetProperty("exceptions").GetProperty("prm-003-as-found");
        Assert.Equal("2026-05-30", exception.GetProperty("until").GetString());
        Assert.Contains("sa-gate", exception.GetProperty("subjects").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public void TakesAClientOfPeopleForAnApplication()
    {
        var imported = Import(With(TechnicalUser("Gate", c => c with { StandardFlow = true }, Load)));

        Assert.True(imported.IsUsable);
        Assert.Contains(imported.Findings, f => f.Code == ImportCodes.OrdinaryClient.Code && f.Subject == "Gate");
        Assert.True(FileIn(imported, "stacks/catalogue/imported.json").GetProperty("applications").TryGetProperty("Gate", out _));
    }

    [Fact]
    public void LeavesOutWhatCannotBeDeclared()
    {
        var imported = Import(With(TechnicalUser("sa-gate", c => c with { Description = "two\nlines" }, Load)));

        Assert.True(imported.IsUsable);
        Assert.Contains(imported.Findings, f => f.Code == ImportCodes.LeftOut.Code && f.Subject == "sa-gate");
        Assert.DoesNotContain(imported.Adoption.Changes, c => c.Address.Name == "sa-gate");
    }

    [Fact]
    public void IsRefusedWhenStacksDeclareItAlready()
    {
        var realm = With(TechnicalUser(
            "sa-gate", c => c with { Attributes = Map<string, string>.From([new(Marks.Stack, "acme.dev")]) }, Load));

        var imported = Import(realm);

        Assert.False(imported.IsUsable);
        Assert.Contains("'acme.dev'", Assert.Single(imported.Findings).Message, StringComparison.Ordinal);
        Assert.Empty(imported.Files);
    }

    [Fact]
    public void IsSettledOnceItIsMarked()
    {
        var realm = With(TechnicalUser("sa-gate", c => c with { ScopeRoles = [Load], FullScopeAllowed = true }, Load, Operator));
        var imported = Import(realm);

        var marked = PlanProjection.Apply(realm, imported.Adoption.Changes);

        Assert.All(
            imported.Adoption.Changes.Select(c => c.After).OfType<Client>(),
            c => Assert.False(AppliedMark.IsBroken(marked.Clients[c.ClientId], c.ServiceAccount is not null)));
    }
}
