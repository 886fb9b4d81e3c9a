namespace Provisioning.Tests.Stacks;

/// <summary>The 19 technical users of the operator hold in every environment what they hold in CX-Central 4.2.1.</summary>
public class OperatorsTechnicalUsers
{
    private const string Portal = "Cl2-CX-Portal";
    private const string Technical = "technical_roles_management";

    private static readonly string[] Grants =
    [
        "sa-cl1-reg-2 realm-management/manage-clients",
        "sa-cl1-reg-2 realm-management/manage-identity-providers",
        "sa-cl1-reg-2 realm-management/manage-users",
        $"sa-cl2-01 {Portal}/update_application_checklist_value",
        $"sa-cl2-02 {Portal}/submit_connector_sd",
        $"sa-cl2-02 {Portal}/update_application_checklist_value",
        "sa-cl2-04 Cl24-CX-SSI-CredentialIssuer/decision_ssicredential",
        "sa-cl2-04 Cl24-CX-SSI-CredentialIssuer/request_ssicredential",
        "sa-cl2-04 Cl24-CX-SSI-CredentialIssuer/revoke_credential",
        "sa-cl2-04 Cl24-CX-SSI-CredentialIssuer/revoke_credentials_issuer",
        "sa-cl2-04 Cl24-CX-SSI-CredentialIssuer/view_certificates",
        "sa-cl2-04 Cl24-CX-SSI-CredentialIssuer/view_use_case_participation",
        $"sa-cl2-05 {Portal}/store_didDocument",
        $"sa-cl2-05 {Portal}/technical_roles_management",
        $"sa-cl2-06 {Portal}/update_application_checklist_value",
        "sa-cl3-cx-1 Cl3-CX-Semantic/add_semantic_model",
        "sa-cl3-cx-1 Cl3-CX-Semantic/delete_semantic_model",
        "sa-cl3-cx-1 Cl3-CX-Semantic/update_semantic_model",
        $"sa-cl3-cx-1 {Technical}/Semantic Model Management",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/add_wallet",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/add_wallets",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/delete_wallet",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/delete_wallets",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/update_wallet",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/update_wallets",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/view_wallet",
        "sa-cl5-custodian-2 Cl5-CX-Custodian/view_wallets",
        $"sa-cl7-cx-1 {Technical}/BPDM Pool Sharing Consumer",
        $"sa-cl7-cx-5 {Technical}/BPDM Orchestrator Admin",
        $"sa-cl7-cx-5 {Technical}/BPDM Pool Admin",
        $"sa-cl7-cx-5 {Technical}/BPDM Sharing Admin",
        $"sa-cl7-cx-7 {Technical}/BPDM Orchestrator Admin",
        $"sa-cl7-cx-7 {Technical}/BPDM Pool Admin",
        $"sa-cl7-cx-7 {Technical}/BPDM Sharing Admin",
        $"sa-cl8-cx-1 {Portal}/add_self_descriptions",
        "sa-cl21-01 Cl21-CX-DF/add_discovery_endpoint",
        "sa-cl21-01 Cl21-CX-DF/delete_discovery_endpoint",
        "sa-cl21-01 Cl21-CX-DF/view_discovery_endpoint",
        "sa-cl22-01 Cl22-CX-BPND/add_bpn_discovery",
        "sa-cl22-01 Cl22-CX-BPND/delete_bpn_discovery",
        "sa-cl22-01 Cl22-CX-BPND/view_bpn_discovery",
        $"sa-cl24-01 {Portal}/create_ssi_notifications",
        $"sa-cl24-01 {Portal}/send_mail",
        $"sa-cl24-01 {Portal}/update_application_bpn_credential",
        $"sa-cl24-01 {Portal}/update_application_membership_credential",
        $"sa-cl25-cx-1 {Technical}/BPDM Orchestrator Processor Clean",
        $"sa-cl25-cx-1 {Technical}/BPDM Orchestrator Processor CleanAndSync",
        $"sa-cl25-cx-2 {Technical}/BPDM Orchestrator Processor PoolSync",
        $"sa-cl25-cx-3 {Technical}/BPDM Orchestrator Task Creator",
    ];

    [Theory]
    [InlineData("platform.dev")]
    [InlineData("platform.tst")]
    [InlineData("platform.prd")]
    public void HoldTheirFortyNineGrantsAndNothingElse(string stack)
    {
        var held = RepositoryStacks.TechnicalUsersOf(stack)
            .SelectMany(u => u.Grants.Keys.Select(g => $"{u.ClientId} {g}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(49, Grants.Length);
        Assert.Equal(Grants.Order(StringComparer.Ordinal), held);
    }

    [Fact]
    public void AreNineteenAndAllDescribed()
    {
        var users = RepositoryStacks.TechnicalUsersOf("platform.dev").ToList();

        Assert.Equal(19, users.Count);
        Assert.All(users, u => Assert.NotEmpty(u.Declaration.Description));
    }

    [Fact]
    public void ActForTheOperator() => Assert.All(
        RepositoryStacks.TechnicalUsersOf("platform.dev"), u => Assert.Equal("BPNL00000003CRHK", u.Owner.Bpn));
}
