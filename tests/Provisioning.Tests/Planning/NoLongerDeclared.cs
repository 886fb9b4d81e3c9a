using Provisioning.Realms;

namespace Provisioning.Tests.Planning;

public sealed class NoLongerDeclared
{
    private static readonly IRealmObject[] PlatformObjects =
    [
        Situation.Application("App"),
        Situation.Role("App/view"),
        Situation.Role("App/Reader", "App/view"),
        Situation.Scope("App/Reader"),
    ];

    private static readonly Client Sa = Situation.TechnicalUser("sa-1", "App/Reader") with { DefaultScopes = ["basic", "grant:App/Reader", "roles"] };

    [Fact]
    public void IsDeletedFromTheOutsideIn() => Assert.Equal(
        [
            "0 Delete NoLongerDeclared client:sa-1",
            "1 Delete NoLongerDeclared client-scope:grant:App/Reader",
            "2 Delete NoLongerDeclared role:App/Reader",
            "3 Delete NoLongerDeclared role:App/view",
            "4 Delete NoLongerDeclared client:App",
        ],
        new Situation().There([.. PlatformObjects, Sa]).Plan);

    [Fact]
    public void GoesAfterTheTechnicalUserLetGoOfIt()
    {
        var situation = new Situation()
            .Settled(PlatformObjects[..2])
            .There([.. PlatformObjects[2..], Sa])
            .Declared(Situation.TechnicalUser("sa-1", "App/view"));

        Assert.Equal(
            [
                "0 Update Declared client:sa-1",
                "1 Delete NoLongerDeclared client-scope:grant:App/Reader",
                "2 Delete NoLongerDeclared role:App/Reader",
            ],
            situation.Plan);
    }

    [Fact]
    public void ButHeldByOtherStacksIsKeptAndTheyAreNamed()
    {
        var others = Enumerable.Range(1, 7).Select(i => Situation.OfStack(Sa with { ClientId = $"sa-{i}" }, "beta.tst"));
        var situation = new Situation { Stacks = [Situation.Platform] }
            .There([.. PlatformObjects, .. others]);

        Assert.Equal(["PLN-006", "PLN-006"], situation.Codes);
        Assert.Contains("client:sa-5 of stack 'beta.tst' and 2 more still use it", situation.Result.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(["0 Delete NoLongerDeclared role:App/view"], situation.Plan);
    }

    [Fact]
    public void IsTakenFromPeopleWithAWarning()
    {
        var situation = new Situation { People = { new User { Username = "jane", Grants = Situation.Refs("App/view") } } }.There(PlatformObjects);

        var finding = Assert.Single(situation.Result.Findings);
        Assert.Equal("PLN-007", finding.Code);
        Assert.Contains("user:jane", finding.Message, StringComparison.Ordinal);
        Assert.Equal(4, situation.Plan.Length);
    }

    [Fact]
    public void AnApplicationWithARoleMadeByHandStays()
    {
        var byHand = Situation.Role("App/by_hand") with { Attributes = Provisioning.Collections.Map<string, Provisioning.Collections.ValueList<string>>.Empty };
        var situation = new Situation().There([.. PlatformObjects, byHand]);

        Assert.Equal(["PLN-008"], situation.Codes);
        Assert.DoesNotContain(situation.Plan, line => line.EndsWith("client:App", StringComparison.Ordinal));
    }

    [Fact]
    public void ButStillReferredToByADeclarationIsRefused()
    {
        var situation = new Situation()
            .Settled(PlatformObjects[..2])
            .There(PlatformObjects[2..])
            .Declared(Sa);

        Assert.Equal(["PLN-005", "PLN-005"], situation.Codes);
    }

    [Fact]
    public void OfAStackThatIsNotSelectedIsLeftAlone()
    {
        var situation = new Situation { Stacks = [Situation.Acme] }.There(PlatformObjects);

        Assert.Empty(situation.Plan);
        Assert.Empty(situation.Codes);
    }
}
