using Provisioning.Declarations;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Prm004PoolWritersTests
{
    [Theory]
    [InlineData("add_company_data")]
    [InlineData("write_partner")]
    [InlineData("write_metadata")]
    public void AMemberThatReachesAWritingPermissionIsReported(string permission)
    {
        var finding = Assert.Single(Pool(permission).User("acme.dev", "sa-gate", "tech/Pool Admin").Check<Prm004PoolWriters>());

        Assert.Equal("sa-gate", finding.Subject);
        Assert.Contains($"'Cl7-CX-BPDM/{permission}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'tech/Pool Admin'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("cleanup-service-provider")]
    public void OperatorAndCleanupServiceProviderPass(string companyRole) =>
        Assert.Empty(Pool("write_partner").Stack("acme.dev", s => s with { CompanyRoles = [companyRole] })
            .User("acme.dev", "sa-gate", "tech/Pool Admin").Check<Prm004PoolWriters>());

    [Fact]
    public void ThePlatformPasses() =>
        Assert.Empty(Pool("write_partner").User("platform.dev", "sa-gate", "tech/Pool Admin").Check<Prm004PoolWriters>());

    [Fact]
    public void ReadingPasses() =>
        Assert.Empty(Pool("write_partner").User("acme.dev", "sa-gate", "tech/Pool Consumer").Check<Prm004PoolWriters>());

    [Fact]
    public void TheSamePermissionElsewherePasses() =>
        Assert.Empty(new Landscape().Application("Cl1-CX-Registration", "add_company_data")
            .User("acme.dev", "sa-gate", "Cl1-CX-Registration/add_company_data").Check<Prm004PoolWriters>());

    [Fact]
    public void InTheNameOfACustomerTheCustomersCompanyRolesCount()
    {
        var customer = new OrganisationDeclaration("BPNL000000000XYZ", "Mill", default);
        var landscape = Pool("write_partner").Stack("acme.dev", s => s with { CompanyRoles = ["operator"] })
            .Resolved("acme.dev", "sa-gate", u => u with { Owner = customer }, "tech/Pool Admin");

        Assert.Contains("'Mill'", Assert.Single(landscape.Check<Prm004PoolWriters>()).Message, StringComparison.Ordinal);

        landscape.Stack("mill.dev", s => s with { Organisation = customer, CompanyRoles = ["cleanup-service-provider"] });
        Assert.Empty(landscape.Check<Prm004PoolWriters>());
    }

    private static Landscape Pool(string permission) => new Landscape()
        .Application("Cl7-CX-BPDM", permission, "read_partner")
        .TechnicalRoles($"Pool Admin=Cl7-CX-BPDM/{permission},Cl7-CX-BPDM/read_partner", "Pool Consumer=Cl7-CX-BPDM/read_partner");
}
