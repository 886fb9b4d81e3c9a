using Provisioning.Testing.CatenaX;

namespace Provisioning.Cli.Tests;

/// <summary>CX-Central, release by release: a realm that nobody here wrote.</summary>
public sealed class CentralRealmOfCatenaX : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string> Releases => [.. CentralRealm.Releases];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task IsAdoptedAsItIs(string release)
    {
        (await workplace.RunAsync("import", CentralRealm.PathOf(release), "--into", "central")).Expect(0);

        var preview = (await workplace.RunAsync("preview", "platform.dev", "--project", "central", "--detailed-exit-code")).Expect(0);

        Assert.StartsWith("dev: nothing to do\n", preview.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsUpgradedFromReleaseToRelease()
    {
        foreach (var release in CentralRealm.Releases)
        {
            (await workplace.RunAsync("import", CentralRealm.PathOf(release), "--into", release)).Expect(0);
        }

        Directory.Move(workplace.PathOf("1.0.0"), workplace.PathOf("central"));
        foreach (var release in CentralRealm.Releases.Skip(1))
        {
            Directory.Delete(workplace.PathOf("central/stacks"), recursive: true);
            Directory.Move(workplace.PathOf($"{release}/stacks"), workplace.PathOf("central/stacks"));

            (await workplace.RunAsync(
                "up", "platform.dev", "--project", "central", "--yes", "--max-deletions", "100", "--privileged", "allow")).Expect(0);

            var second = (await workplace.RunAsync("preview", "platform.dev", "--project", "central", "--detailed-exit-code")).Expect(0);
            Assert.StartsWith("dev: nothing to do\n", second.Output, StringComparison.Ordinal);
        }
    }
}
