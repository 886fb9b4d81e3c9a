using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Rlm002RedundantMembersTests
{
    [Fact]
    public void PermissionsAndRolesThatARoleInsideBringsAreReported()
    {
        var realm = Shop().Role("shop/Master", "shop/bake", "shop/Baker", "shop/Senior", "shop/sell");

        var findings = realm.Check<Rlm002RedundantMembers>();

        Assert.All(findings, f => Assert.Equal(("shop/Master", Severity.Info), (f.Subject, f.Severity)));
        Assert.Equal(2, findings.Length);
        Assert.Contains("'shop/Baker', which it also inherits through 'shop/Senior'", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("'shop/bake', which it also inherits through 'shop/Baker' and 'shop/Senior'", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RolesThatOnlyInheritPass() => Assert.Empty(Shop().Role("shop/Master", "shop/Senior", "shop/sell").Check<Rlm002RedundantMembers>());

    [Fact]
    public void KeycloaksOwnRolesPass() =>
        Assert.Empty(Shop().Role("realm-management/admin", "realm-management/view-users", "realm-management/query-clients")
            .Check<Rlm002RedundantMembers>());

    [Fact]
    public void ADeclaredOneIsReportedWhereTheMemberStands()
    {
        var landscape = new Landscape().Application("shop", "bake", "Baker=shop/bake", "Master=shop/Baker,shop/bake");
        var member = landscape.Compile().Declarations.Catalogue.Applications["shop"].Roles["Master"].Members[1];

        Assert.Equal(member.At.ToPlace("shop/Master"), Assert.Single(landscape.Check<Rlm002RedundantMembers>()).Place);
    }

    private static SampleRealm Shop() => new SampleRealm("bakery").Application("shop", "bake", "sell")
        .Role("shop/Baker", "shop/bake").Role("shop/Senior", "shop/Baker");
}
