using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Prm005WalletPurposesTests
{
    private static readonly string[] All =
    [
        "add_wallet", "add_wallets", "delete_wallet", "delete_wallets", "update_wallet", "update_wallets", "view_wallet", "view_wallets",
    ];

    [Theory]
    [InlineData("portal", "delete,update")]
    [InlineData("sd-hub", "add,delete")]
    [InlineData("edc-extension", "add,delete")]
    public void WhatThePurposeDoesNotAllowIsReportedPermissionByPermission(string purpose, string refused)
    {
        var expected = refused.Split(',').SelectMany(a => new[] { $"{a}_wallet", $"{a}_wallets" });

        var findings = Wallets(purpose, [.. All.Select(p => $"Cl5-CX-Custodian/{p}")]).Check<Prm005WalletPurposes>();

        Assert.Equal(expected, findings.Select(f => f.Message.Split("'Cl5-CX-Custodian/")[1].Split('\'')[0]));
        Assert.All(findings, f => Assert.Equal("sa-wallet", f.Subject));
    }

    [Fact]
    public void APermissionInsideARoleIsReportedWithTheRole()
    {
        var finding = Assert.Single(Wallets("edc-extension", "tech/Wallet Maker").Check<Prm005WalletPurposes>());

        Assert.Contains("through 'tech/Wallet Maker'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatThePurposeAllowsPasses() =>
        Assert.Empty(Wallets("sd-hub", "Cl5-CX-Custodian/view_wallet", "Cl5-CX-Custodian/update_wallets").Check<Prm005WalletPurposes>());

    [Fact]
    public void OtherPurposesAreNotJudged() =>
        Assert.Empty(Wallets("billing", "Cl5-CX-Custodian/delete_wallets").Check<Prm005WalletPurposes>());

    private static Landscape Wallets(string purpose, params string[] grants) => new Landscape()
        .Application("Cl5-CX-Custodian", All)
        .TechnicalRoles("Wallet Maker=Cl5-CX-Custodian/add_wallet,Cl5-CX-Custodian/view_wallet")
        .User("acme.dev", "sa-wallet", d => d with { Purpose = purpose }, grants);
}
