using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Grt001ExpiredGrantsTests
{
    [Fact]
    public void YesterdaysEndIsAnErrorAtTheGrant()
    {
        var landscape = Oven(Landscape.Today.AddDays(-1));

        var finding = Assert.Single(landscape.Check<Grt001ExpiredGrants>());

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("2026-06-14", finding.Message, StringComparison.Ordinal);
        Assert.Equal(landscape.Compile().Environments["dev"].Stacks["acme.dev"].TechnicalUsers["sa-oven"].EndedGrants.Values.Single().At.ToPlace("sa-oven"), finding.Place);
    }

    [Fact]
    public void TheLastDayStillCounts() => Assert.Empty(Oven(Landscape.Today).Check<Grt001ExpiredGrants>());

    [Fact]
    public void GrantsWithoutAnEndPass() => Assert.Empty(Oven(null).Check<Grt001ExpiredGrants>());

    internal static Landscape Oven(DateOnly? until) => new Landscape().Application("shop", "bake").TechnicalRoles("Oven=shop/bake")
        .Resolved(
            "acme.dev",
            "sa-oven",
            u => Ending(u, until),
            "tech/Oven");

    private static TechnicalUser Ending(TechnicalUser user, DateOnly? until)
    {
        var role = Landscape.Ref("tech/Oven");
        var grants = user.Grants.With(role, user.Grants[role] with { Until = until });
        return until < Landscape.Today ? user with { Grants = user.Grants.Without(role), EndedGrants = grants } : user with { Grants = grants };
    }
}
