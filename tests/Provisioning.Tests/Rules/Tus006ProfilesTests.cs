using Provisioning.Declarations;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus006ProfilesTests
{
    [Fact]
    public void ASecondProfileIsReported()
    {
        var finding = Assert.Single(With("shop/counter", "shop/oven").Check<Tus006Profiles>());

        Assert.Contains("'shop/counter' and 'shop/oven'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneProfilePasses() => Assert.Empty(With("shop/counter").Check<Tus006Profiles>());

    private static Landscape With(params string[] profiles) => new Landscape().User("acme.dev", "sa-oven", d => d with
    {
        Profiles = [.. profiles.Select(p => new Located<string>(p, default))],
    });
}
