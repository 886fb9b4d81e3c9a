namespace Provisioning.Tests.Compilation;

public class CompositeWithACycle
{
    [Fact]
    public void IsReportedWithTheCycle()
    {
        var finding = Assert.Single(Compiled.Catalogue("""
            { "applications": { "App": { "permissions": { "view": {} }, "roles": {
                "Thing Reader": { "members": ["view", "B"] },
                "B": { "members": ["C"] },
                "C": { "members": ["Thing Reader"] } } } } }
            """).Findings);

        Assert.Equal("CMP-003", finding.Code);
        Assert.Equal("'App/B' contains itself: 'App/B' > 'App/C' > 'App/Thing Reader' > 'App/B'.", finding.Message);
        Assert.Equal(3, finding.Place.Line);
    }

    [Fact]
    public void OfOneRoleIsACycleToo() => Assert.Equal(
        ["CMP-003"],
        Compiled.Catalogue("""{ "applications": { "App": { "roles": { "Thing Reader": { "members": ["Thing Reader"] } } } } }""").Codes());
}
