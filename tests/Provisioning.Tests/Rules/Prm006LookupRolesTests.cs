using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Prm006LookupRolesTests
{
    [Fact]
    public void APersonWithAnAdministrationRoleIsReportedWithAllThatItGives()
    {
        var finding = Assert.Single(new SampleRealm("bakery").User("ada", "realm-management/view-users").Check<Prm006LookupRoles>());

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("ada", finding.Subject);
        Assert.Contains("'realm-management/query-clients' and 'realm-management/view-users'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWayThroughAParentGroupCounts()
    {
        var realm = new SampleRealm("bakery").Group("/staff", "realm-management/view-clients").Group("/staff/oven").User("ada")
            .With(s => s with { Users = s.Users.With("ada", new User { Username = "ada", Groups = ["/staff/oven"] }) });

        Assert.Equal("ada", Assert.Single(realm.Check<Prm006LookupRoles>()).Subject);
    }

    [Fact]
    public void TheDefaultRoleIsReportedOnceForEverybody()
    {
        var realm = new SampleRealm("bakery").Role("default-roles-bakery", "realm-management/manage-users")
            .User("ada", "default-roles-bakery").User("bob", "default-roles-bakery");

        Assert.Equal("default-roles-bakery", Assert.Single(realm.Check<Prm006LookupRoles>()).Subject);
    }

    [Fact]
    public void TechnicalUsersAndOrdinaryPeoplePass() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "bake").Role("shop/Baker", "shop/bake").User("ada", "shop/Baker")
            .TechnicalUser("sa-admin", "realm-management/manage-users").Check<Prm006LookupRoles>());
}
