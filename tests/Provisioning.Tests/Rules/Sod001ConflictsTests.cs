using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Sod001ConflictsTests
{
    [Fact]
    public void BothSidesInOneHandAreReportedWithTheReason()
    {
        var finding = Assert.Single(Shop().User("acme.dev", "sa-all", "tech/Ordering", "tech/Approving").Check<Sod001Conflicts>());

        Assert.Equal("sa-all", finding.Subject);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("'shop/approve' and 'shop/order'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Nobody checks their own work.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BothSidesInOneRoleAreReported() =>
        Assert.Single(Shop().User("acme.dev", "sa-all", "tech/Everything").Check<Sod001Conflicts>());

    [Fact]
    public void OneSidePasses() =>
        Assert.Empty(Shop().User("acme.dev", "sa-order", "tech/Ordering").User("acme.dev", "sa-approve", "tech/Approving")
            .Check<Sod001Conflicts>());

    [Fact]
    public void AConflictWithSomethingUnknownIsLeftToTheCompiler() =>
        Assert.Empty(new Landscape().Application("shop", "order").Conflict("four-eyes", "shop/order", "shop/vanished")
            .User("acme.dev", "sa-order", "shop/order").Check<Sod001Conflicts>());

    [Fact]
    public void AnEnvironmentMayMakeItAnError()
    {
        var findings = Shop().Environment("dev", severities: ("SOD-001", Severity.Error))
            .User("acme.dev", "sa-all", "tech/Everything").Check().Findings;

        Assert.Equal(Severity.Error, Assert.Single(findings, f => f.Code == "SOD-001").Severity);
    }

    // One side by its full name, the other by its bare one, as declarations may.
    private static Landscape Shop() => new Landscape().Application("shop", "order", "approve")
        .TechnicalRoles("Ordering=shop/order", "Approving=shop/approve", "Everything=tech/Ordering,tech/Approving")
        .Conflict("four-eyes", "shop/order", "approve");
}
