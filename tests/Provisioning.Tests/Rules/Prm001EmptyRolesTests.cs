using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Prm001EmptyRolesTests
{
    [Fact]
    public void ADeclaredRoleWithoutMembersIsReported() =>
        Assert.Equal("shop/Baker", Assert.Single(new Landscape().Application("shop", "bake", "Baker=").Check<Prm001EmptyRoles>()).Subject);

    [Fact]
    public void ARoleOfEmptyRolesIsReportedWithThem()
    {
        var findings = new Landscape().Application("shop", "bake", "Baker=", "Master=shop/Baker").Check<Prm001EmptyRoles>();

        Assert.Equal(["shop/Baker", "shop/Master"], findings.Select(f => f.Subject));
        Assert.Contains("'shop/Baker'", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APermissionDeepInsideIsEnough() =>
        Assert.Empty(new Landscape().Application("shop", "bake", "Baker=shop/bake", "Master=shop/Baker").Check<Prm001EmptyRoles>());

    [Fact]
    public void InAnExportAContainerOfTechnicalRolesGivesEmptyOnesAway()
    {
        var realm = new SampleRealm("bakery").Application("shop", "bake", "sell").Application("tech", "Forgotten")
            .Role("tech/Oven", "shop/bake").Role("tech/Counter", "shop/sell");

        Assert.Equal("tech/Forgotten", Assert.Single(realm.Check<Prm001EmptyRoles>()).Subject);
        Assert.Empty(realm.Check<Prm002UnassignedPermissions>());
        Assert.Empty(realm.Check<Nam001PermissionNames>());
    }

    [Fact]
    public void InAnExportAnApplicationsOwnPermissionsAreNoEmptyRoles() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "bake", "sell").Role("shop/Baker", "shop/bake").Check<Prm001EmptyRoles>());
}
