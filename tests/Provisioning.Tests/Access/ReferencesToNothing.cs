using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class ReferencesToNothing
{
    private readonly AccessGraph graph = new RealmSketch()
        .Role("App/Editor", "App/edit", "Gone/read").Role("App/edit")
        .TechnicalUser("sa", ["App/Editor", "App/gone"])
        .TechnicalUser("clean", ["App/edit"])
        .Graph;

    [Fact]
    public void GiveNothing() =>
        Assert.Equal(["App/Editor: Token", "App/edit: Token"], Shown(graph.Expand(Principal.TechnicalUser("sa"))));

    [Fact]
    public void StayVisibleWhetherGrantedOrContained() =>
        Assert.Equal([Ref("App/gone"), Ref("Gone/read")], graph.Expand(Principal.TechnicalUser("sa")).Missing);

    [Fact]
    public void AreNoConcernOfOthers() => Assert.Empty(graph.Expand(Principal.TechnicalUser("clean")).Missing);

    [Fact]
    public void HaveNoClosure() => Assert.Empty(graph.Closure(Ref("App/gone")));

    [Fact]
    public void MayBePrincipals()
    {
        Assert.Empty(graph.Expand(Principal.User("nobody")).Entitlements);
        Assert.Empty(graph.Expand(Principal.TechnicalUser("no-client")).Entitlements);
        Assert.DoesNotContain(Principal.User("nobody"), graph.Principals);
    }
}
