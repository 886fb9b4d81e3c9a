using System.Text;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Goldens;
using Provisioning.Testing.Realms;

namespace Provisioning.Tests.Planning;

/// <summary>The saved form of plans is read by people and by later versions, so it changes only on purpose.</summary>
public sealed class GoldenPlans
{
    private static readonly RealmState Fresh = KeycloakRealm.Fresh("contract");

    private static RealmState Applied => PlanProjection.Apply(Fresh, ContractRealm.PlanFor(Fresh).Changes);

    [Fact]
    public void OfANewStack() => Matches("new-stack", ContractRealm.PlanFor(Fresh));

    [Fact]
    public void OfAChangedStack() => Matches("changed-stack", ContractRealm.PlanFor(Applied, ContractRealm.Changed));

    [Fact]
    public void OfARemovedStack() => Matches("removed-stack", ContractRealm.PlanFor(Applied, ContractRealm.Nothing));

    private static void Matches(string name, Plan plan) =>
        Golden.Case($"Planning/Cases/{name}").Matches("plan.json", Encoding.UTF8.GetString(PlanFile.Write(plan)));
}
