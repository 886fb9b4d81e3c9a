using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Grt002EndingGrantsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    public void AnEndWithinTwoWeeksIsWarnedAbout(int days) =>
        Assert.Equal(Severity.Warning, Assert.Single(
            Grt001ExpiredGrantsTests.Oven(Landscape.Today.AddDays(days)).Check<Grt002EndingGrants>()).Severity);

    [Theory]
    [InlineData(-1)]
    [InlineData(15)]
    public void OtherEndsAreNot(int days) =>
        Assert.Empty(Grt001ExpiredGrantsTests.Oven(Landscape.Today.AddDays(days)).Check<Grt002EndingGrants>());
}
