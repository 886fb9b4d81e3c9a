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
            workplace.Write("central/stacks/catalogue/former-names.json", CentralRealm.FormerNames(release));

            var up = (await workplace.RunAsync(
                "up", "platform.dev", "--project", "central", "--yes", "--max-deletions", "100", "--privileged", "allow")).Expect(0);

            Assert.Contains(Moves(release), up.Output, StringComparison.Ordinal);

            var second = (await workplace.RunAsync("preview", "platform.dev", "--project", "central", "--detailed-exit-code")).Expect(0);
            Assert.StartsWith("dev: nothing to do\n", second.Output, StringComparison.Ordinal);
        }
    }

    private static string Moves(string release) => release switch
    {
        "2.1.0" => """
              sa-cl3-cx-1
                > moved from technical_roles_management/Connector User to technical_roles_management/Dataspace Discovery, technical_roles_management/Identity Wallet Management, technical_roles_management/Semantic Model Management
            """,
        "3.0.0" => """
              sa-cl7-cx-5
                > moved from Cl16-CX-BPDMGate/update_company_data to technical_roles_management/BPDM Sharing Admin
                > moved from Cl7-CX-BPDM/add_company_data to technical_roles_management/BPDM Pool Admin
            """,
        _ => "    > moved from Cl2-CX-Portal/create_notifications to Cl2-CX-Portal/create_ssi_notifications\n",
    };
}
