using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus009AdoptedScopesTests
{
    [Fact]
    public void FullScopeIsReported()
    {
        var finding = Assert.Single(With(new() { At = default, FullScopeAllowed = true }).Check<Tus009AdoptedScopes>());

        Assert.Contains("adopted with full scope.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScopeMappingsOfTheClientAreReported()
    {
        var finding = Assert.Single(With(new() { At = default }, new RoleRef("shop", "sell"), new RoleRef("shop", "buy")).Check<Tus009AdoptedScopes>());

        Assert.Contains("2 scope mappings of its own", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherThingsThatWereAdoptedPass() =>
        Assert.Empty(With(new() { At = default, DefaultRole = true, RedirectUris = ["*"] }).Check<Tus009AdoptedScopes>());

    private static Landscape With(AdoptedDeclaration adopted, params RoleRef[] direct) => new Landscape().Resolved(
        "acme.dev", "sa-oven", u => u with { Declaration = u.Declaration with { Adopted = adopted }, DirectScopes = [.. direct] });
}
