using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Prm003GrantedPermissionsTests
{
    [Fact]
    public void EachPermissionGrantedByItselfIsReportedWithTheSmallestRoleThatHasIt()
    {
        var realm = new SampleRealm("bakery").Application("shop", "bake", "sell").Application("tech")
            .Role("tech/Everything", "shop/bake", "shop/sell").Role("tech/Oven", "shop/bake")
            .TechnicalUser("sa-oven", "shop/bake", "shop/sell");

        var findings = realm.Check<Prm003GrantedPermissions>();

        Assert.Equal(["sa-oven", "sa-oven"], findings.Select(f => f.Subject));
        Assert.Contains("'tech/Oven' and 'tech/Everything'", findings[0].Next, StringComparison.Ordinal);
        Assert.Contains("'tech/Everything'", findings[1].Next, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereARoleItHoldsHasThePermissionTheGrantIsToBeRemoved()
    {
        var realm = new SampleRealm("bakery").Application("shop", "bake").Application("tech").Role("tech/Oven", "shop/bake")
            .TechnicalUser("sa-oven", "shop/bake", "tech/Oven");

        Assert.StartsWith("Remove this grant: 'tech/Oven'", Assert.Single(realm.Check<Prm003GrantedPermissions>()).Next, StringComparison.Ordinal);
    }

    [Fact]
    public void KeycloaksAdministrationRolesCountAsPermissionsUnlessTheyHaveMembers()
    {
        var realm = new SampleRealm("bakery").TechnicalUser("sa-admin", "realm-management/manage-users", "realm-management/view-users");

        var finding = Assert.Single(realm.Check<Prm003GrantedPermissions>());

        Assert.Contains("'realm-management/manage-users'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RolesAndTheDefaultRolePass() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "bake").Application("tech").Role("tech/Oven", "shop/bake")
            .TechnicalUser("sa-oven", "tech/Oven", "default-roles-bakery").Check<Prm003GrantedPermissions>());

    [Fact]
    public void DeclaredGrantsAreReportedWhereTheyStand()
    {
        var landscape = new Landscape().Application("shop", "bake").User("acme.dev", "sa-oven", "shop/bake");

        var finding = Assert.Single(landscape.Check<Prm003GrantedPermissions>());

        Assert.Equal("stacks/sample.json", finding.Place.File);
        Assert.Equal("sa-oven", finding.Subject);
        Assert.True(finding.Place.Line > 0);
    }
}
