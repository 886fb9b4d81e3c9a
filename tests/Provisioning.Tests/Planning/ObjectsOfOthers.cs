using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Tests.Planning;

public sealed class ObjectsOfOthers
{
    private static readonly Client Sa = Situation.TechnicalUser("sa-1");

    [Fact]
    public void FoundUnmarkedAreAdoptedAndThePlanSaysSo()
    {
        var situation = new Situation().Declared(Sa).There(Situation.Unmarked(Sa));

        Assert.Equal(["0 Adopt Adopted client:sa-1"], situation.Plan);
        Assert.Equal(
            ["attributes.provisioning.applier:  -> provision", "attributes.provisioning.stack:  -> acme.tst"],
            situation.Fields("client:sa-1"));
    }

    [Fact]
    public void AnAdoptedApplicationKeepsWhatTheCatalogueDoesNotSay()
    {
        var found = new Client
        {
            ClientId = "App",
            Description = "old",
            StandardFlow = true,
            RedirectUris = ["https://app.example/*"],
            DefaultScopes = ["email"],
            Attributes = Map<string, string>.From([new("pkce.code.challenge.method", "S256")]),
            ServiceAccount = new ServiceAccount { Grants = Situation.Refs("realm-management/view-clients") },
        };
        var situation = new Situation().Declared(Situation.Application("App") with { Description = "new" }).There(found);

        var after = Assert.IsType<Client>(situation.Change("client:App").After);

        Assert.Equal(found with { Description = "new", Attributes = after.Attributes }, after);
        Assert.Equal("S256", after.Attributes["pkce.code.challenge.method"]);
        Assert.Equal(Situation.Platform, after.Stack);
        Assert.Empty(situation.Codes);
    }

    [Fact]
    public void OfAnotherStackAreRefusedAndLeftAlone()
    {
        var situation = new Situation().Declared(Sa).There(Situation.OfStack(Sa, "beta.tst"));

        var finding = Assert.Single(situation.Result.Findings);
        Assert.Equal("PLN-001", finding.Code);
        Assert.Contains("'acme.tst'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'beta.tst'", finding.Message, StringComparison.Ordinal);
        Assert.Empty(situation.Plan);
    }

    [Fact]
    public void OfAnotherSelectedStackMoveWithTheDeclaration()
    {
        var situation = new Situation { Stacks = [Situation.Acme, "beta.tst"] }.Declared(Sa).There(Situation.OfStack(Sa, "beta.tst"));

        Assert.Equal(["attributes.provisioning.stack: beta.tst -> acme.tst"], situation.Fields("client:sa-1"));
        Assert.Empty(situation.Codes);
    }

    [Fact]
    public void WrittenByPulumiRefuseTheWholeStack()
    {
        var byPulumi = Sa with { ClientId = "sa-2", Attributes = Sa.Attributes.With(Marks.Applier, Marks.PulumiApplier) };
        var situation = new Situation().Declared(Sa).There(byPulumi, byPulumi with { ClientId = "sa-3" });

        var finding = Assert.Single(situation.Result.Findings);
        Assert.Equal("PLN-002", finding.Code);
        Assert.Contains("client:sa-2 and 1 more", finding.Message, StringComparison.Ordinal);
        Assert.Empty(situation.Plan);
    }

    [Theory]
    [InlineData(true, false, false, "public")]
    [InlineData(false, true, false, "standard flow")]
    [InlineData(false, false, true, "direct access grants")]
    public void CreatedAsOrdinaryClientsNeverBecomeTechnicalUsers(bool isPublic, bool standardFlow, bool directGrants, string trait)
    {
        var found = Situation.Unmarked(Sa) with
        {
            AccessType = isPublic ? AccessType.Public : AccessType.Confidential,
            StandardFlow = standardFlow,
            DirectAccessGrants = directGrants,
        };
        var situation = new Situation { Secrets = { new("acme-sa-1", "sa-1", Situation.Acme) } }.Declared(Sa).There(found);

        var finding = Assert.Single(situation.Result.Findings);
        Assert.Equal("PLN-003", finding.Code);
        Assert.Contains(trait, finding.Message, StringComparison.Ordinal);
        Assert.Empty(situation.Plan);
        Assert.Empty(situation.Result.Plan.Secrets);
    }

    [Fact]
    public void CreatedAsTechnicalUsersNeverBecomeApplications()
    {
        var situation = new Situation().Declared(Situation.Application("sa-1")).There(Sa);

        Assert.Equal(["PLN-003"], situation.Codes);
        Assert.Empty(situation.Plan);
    }

    [Fact]
    public void APersonWithTheNameOfTheServiceAccountRefusesIt()
    {
        var situation = new Situation { People = { new User { Username = "service-account-sa-1" } } }.Declared(Sa);

        var finding = Assert.Single(situation.Result.Findings);
        Assert.Equal("PLN-004", finding.Code);
        Assert.Contains("'service-account-sa-1'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AClientThatDiffersOnlyInCaseRefusesTheTechnicalUser()
    {
        var situation = new Situation().Declared(Sa).There(Situation.OfStack(Sa with { ClientId = "SA-1" }, "beta.tst"));

        Assert.Equal(["PLN-004"], situation.Codes);
    }

    [Fact]
    public void KeycloaksOwnAreNeitherAdoptedNorDeleted()
    {
        var marked = KeycloakRealm.Fresh("test").Clients["account"];
        var situation = new Situation()
            .Declared(Situation.Application("realm-management"))
            .There(marked with { Attributes = Situation.Application("x").Attributes });

        Assert.Equal(["PLN-010", "PLN-010"], situation.Codes);
        Assert.Empty(situation.Plan);
    }

    [Fact]
    public void DesiredWithoutAMarkAreAMistakeOfTheCaller()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new Situation().Declared(Situation.Unmarked(Sa)).Result);

        Assert.Contains("client:sa-1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AClientIdDoesNotChangeItsCaseInOneStep()
    {
        var situation = new Situation().Declared(Sa).There(Situation.OfStack(Sa with { ClientId = "SA-1" }, Sa.Stack));

        var finding = Assert.Single(situation.Result.Findings);
        Assert.Equal("PLN-004", finding.Code);
        Assert.Contains("Keep 'SA-1'", finding.Next, StringComparison.Ordinal);
    }
}
