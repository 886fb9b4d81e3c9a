using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus002RoleFamiliesTests
{
    [Fact]
    public void TwoFamiliesWithoutAReasonAreReported()
    {
        var finding = Assert.Single(Dataspace().User("acme.dev", "sa-both", "tech/Wallet", "tech/Models").Check<Tus002RoleFamilies>());

        Assert.Contains("'Custodian' and 'Semantic'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AReasonIsEnough() =>
        Assert.Empty(Dataspace().User("acme.dev", "sa-both", d => d with { Reason = "One client setting." }, "tech/Wallet", "tech/Models")
            .Check<Tus002RoleFamilies>());

    [Fact]
    public void BpdmPoolSharingAndOrchestratorAreOneFamily() =>
        Assert.Empty(Dataspace().User("acme.dev", "sa-bpdm", "tech/Pool", "tech/Sharing", "tech/Orchestrator").Check<Tus002RoleFamilies>());

    [Fact]
    public void RolesThatShareAProductAreOneFamilyEvenThroughAThird() =>
        Assert.Empty(Dataspace().User("acme.dev", "sa-find", "tech/Connector", "tech/Discovery", "tech/Finder").Check<Tus002RoleFamilies>());

    [Fact]
    public void ApplicationsOutsideCatenaXAreFamiliesByThemselves() =>
        Assert.Single(new Landscape().Application("shop-oven", "bake").Application("shop-counter", "sell")
            .User("acme.dev", "sa-both", "shop-oven/bake", "shop-counter/sell").Check<Tus002RoleFamilies>());

    private static Landscape Dataspace() => new Landscape()
        .Application("Cl5-CX-Custodian", "view_wallet")
        .Application("Cl3-CX-Semantic", "view_semantic_model")
        .Application("Cl7-CX-BPDM", "read_partner")
        .Application("Cl16-CX-BPDMGate", "read_stats")
        .Application("Cl25-CX-BPDM-Orchestrator", "read_task")
        .Application("Cl2-CX-Portal", "view_connectors")
        .Application("Cl21-CX-DF", "view_discovery_endpoint")
        .TechnicalRoles(
            "Wallet=Cl5-CX-Custodian/view_wallet",
            "Models=Cl3-CX-Semantic/view_semantic_model",
            "Pool=Cl7-CX-BPDM/read_partner",
            "Sharing=Cl16-CX-BPDMGate/read_stats",
            "Orchestrator=Cl25-CX-BPDM-Orchestrator/read_task",
            "Connector=Cl2-CX-Portal/view_connectors",
            "Finder=Cl21-CX-DF/view_discovery_endpoint",
            "Discovery=Cl2-CX-Portal/view_connectors,Cl21-CX-DF/view_discovery_endpoint");
}
