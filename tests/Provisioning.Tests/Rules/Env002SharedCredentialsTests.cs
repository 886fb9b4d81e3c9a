using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Env002SharedCredentialsTests
{
    [Fact]
    public void OneClientIdInOneRealmIsReported()
    {
        var landscape = new Landscape().Environment("dev", realm: "one").Environment("prd", realm: "one")
            .User("acme.dev", "sa-oven").User("acme.prd", "sa-oven");

        var finding = Assert.Single(landscape.Check<Env002SharedCredentials>());

        Assert.Contains("'acme.dev' and 'acme.prd'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("same realm", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSecretNameInOneVaultIsReportedWhateverItsCase()
    {
        var landscape = new Landscape().Environment("dev", vault: "one").Environment("prd", vault: "one")
            .Resolved("acme.dev", "sa-oven-dev", u => u with { Secret = u.Secret with { Name = "Oven" } })
            .Resolved("acme.prd", "sa-oven-prd", u => u with { Secret = u.Secret with { Name = "oven" } });

        Assert.Contains("'Oven'", Assert.Single(landscape.Check<Env002SharedCredentials>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InRealmsAndVaultsOfTheirOwnNamesMayRepeat() =>
        Assert.Empty(new Landscape().Environment("prd")
            .Resolved("acme.dev", "sa-oven", u => u with { Secret = u.Secret with { Name = "oven" } })
            .Resolved("acme.prd", "sa-oven", u => u with { Secret = u.Secret with { Name = "oven" } })
            .Check<Env002SharedCredentials>());

    [Fact]
    public void ACiCdUserMayNeverRepeat() =>
        Assert.Single(new Landscape().Environment("prd").CiCd("acme.dev", "deploy@bakery.example").CiCd("acme.prd", "deploy@bakery.example")
            .Check<Env002SharedCredentials>());

    [Fact]
    public void OtherTenantsMayUseTheName() =>
        Assert.Empty(new Landscape().Environment("dev", realm: "one").Environment("prd", realm: "one")
            .User("acme.dev", "sa-oven").User("other.prd", "sa-oven").Check<Env002SharedCredentials>());
}
