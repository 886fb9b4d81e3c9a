namespace Provisioning.Tests.Access;

/// <summary>What real servers put into tokens for each way of granting and scoping, one fact a row.</summary>
public sealed class ScopeOfATechnicalUser
{
    private readonly RealmSketch realm = new RealmSketch()
        .Role("App/view").Role("App/edit").Role("base")
        .Role("App/Inner", "App/edit", "base")
        .Role("App/Outer", "App/Inner", "App/view");

    [Fact]
    public void LetsAMappedGrantThrough() => Assert.Equal(["App/view: Token"], realm.Narrow("sa", ["App/view"], "App/view").Has("sa"));

    [Fact]
    public void KeepsAGrantWithoutMappingOut() => Assert.Equal(["App/view: Held"], realm.Narrow("sa", ["App/view"]).Has("sa"));

    [Fact]
    public void GivesNothingByAMappingAlone() => Assert.Empty(realm.Narrow("sa", [], "App/view").Has("sa"));

    [Fact]
    public void LetsAMappedCompositeThroughWithAllInside() => Assert.Equal(
        ["base: Token", "App/Inner: Token", "App/edit: Token"], realm.Narrow("sa", ["App/Inner"], "App/Inner").Has("sa"));

    [Fact]
    public void LetsOnlyTheMappedChildThrough() => Assert.Equal(
        ["base: Held", "App/Inner: Held", "App/edit: Token"], realm.Narrow("sa", ["App/Inner"], "App/edit").Has("sa"));

    [Fact]
    public void LetsAGrantedChildOfAMappedCompositeThrough() =>
        Assert.Equal(["App/edit: Token"], realm.Narrow("sa", ["App/edit"], "App/Outer").Has("sa"));

    [Fact]
    public void LetsTheInnerCompositeThroughWhereTheOuterIsGranted() => Assert.Equal(
        ["base: Token", "App/Inner: Token", "App/Outer: Held", "App/edit: Token", "App/view: Held"],
        realm.Narrow("sa", ["App/Outer"], "App/Inner").Has("sa"));

    [Fact]
    public void AlwaysHoldsTheClientsOwnRoles() =>
        Assert.Equal(["sa/own: Token"], realm.Role("sa/own").Narrow("sa", ["sa/own"]).Has("sa"));

    [Fact]
    public void GrowsByTheRolesOfDefaultScopes() => Assert.Equal(
        ["App/view: Token"],
        realm.Scope("grant:App/view", ["App/view"])
            .TechnicalUser("sa", ["App/view"], c => c with { FullScopeAllowed = false, DefaultScopes = ["grant:App/view", "roles"] })
            .Has("sa"));

    [Fact]
    public void DoesNotGrowByOptionalScopes() => Assert.Equal(
        ["App/view: Held"],
        realm.Scope("grant:App/view", ["App/view"])
            .TechnicalUser("sa", ["App/view"], c => c with { FullScopeAllowed = false, OptionalScopes = ["grant:App/view"] })
            .Has("sa"));

    [Fact]
    public void PassesOverScopesThatTheRealmDoesNotHave() => Assert.Equal(
        ["App/view: Token"], realm.TechnicalUser("sa", ["App/view"], c => c with { DefaultScopes = ["gone", "roles"] }).Has("sa"));
}
