using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Prm002UnassignedPermissionsTests
{
    [Fact]
    public void APermissionOutsideAllRolesIsReported()
    {
        var finding = Assert.Single(
            new SampleRealm("bakery").Application("shop", "bake", "sell").Role("shop/Baker", "shop/bake").Check<Prm002UnassignedPermissions>());

        Assert.Equal("shop/sell", finding.Subject);
        Assert.Equal(SampleRealm.File, finding.Place.File);
    }

    [Fact]
    public void TheRealmsDefaultRoleDoesNotCountAndIsNamed()
    {
        var realm = new SampleRealm("bakery").Application("shop", "bake").Role("default-roles-bakery", "offline_access", "shop/bake");

        var finding = Assert.Single(realm.Check<Prm002UnassignedPermissions>());

        Assert.Contains("default role", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARoleOfAnotherApplicationCounts() =>
        Assert.Empty(new SampleRealm("bakery")
            .Application("shop", "bake").Application("tech").Role("tech/Oven", "shop/bake").Check<Prm002UnassignedPermissions>());

    [Fact]
    public void ADirectGrantDoesNotCount() =>
        Assert.Single(new SampleRealm("bakery")
            .Application("shop", "bake").TechnicalUser("sa-oven", "shop/bake").Check<Prm002UnassignedPermissions>());
}
