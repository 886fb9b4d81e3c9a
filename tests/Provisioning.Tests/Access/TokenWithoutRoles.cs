using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class TokenWithoutRoles
{
    private readonly RealmSketch realm = new RealmSketch().Role("App/view").Role("Other/read").Role("base");

    [Fact]
    public void ComesFromAMissingRolesScope()
    {
        var expansion = Expand(realm.TechnicalUser("sa", ["App/view"], c => c with { DefaultScopes = [] }));

        Assert.Equal(["App/view: Held"], Shown(expansion));
        Assert.Equal(TokenBarrier.NoRoleMapper, expansion.Barrier);
    }

    [Fact]
    public void ComesFromARolesScopeMadeForRolesThatTheUserLacks()
    {
        realm.Scope("roles", ["Other/read"], Mapper("m", "oidc-usermodel-client-role-mapper"));

        Assert.Equal(["App/view: Held"], realm.TechnicalUser("sa", ["App/view"]).Has("sa"));
        Assert.Equal(["App/view: Token", "Other/read: Token"], realm.TechnicalUser("sa", ["App/view", "Other/read"]).Has("sa"));
    }

    [Fact]
    public void ComesFromAMapperThatDoesNotWriteAccessTokens()
    {
        realm.Scope("roles", [], Mapper("m", "oidc-usermodel-client-role-mapper", "access.token.claim=false"));

        Assert.Equal(["App/view: Held"], realm.TechnicalUser("sa", ["App/view"]).Has("sa"));
    }

    [Fact]
    public void IsPartialWhereOnlyClientRolesAreWritten()
    {
        realm.Scope("roles", [], Mapper("m", "oidc-usermodel-client-role-mapper"));

        Assert.Equal(["base: Held", "App/view: Token"], realm.TechnicalUser("sa", ["App/view", "base"]).Has("sa"));
    }

    [Fact]
    public void IsPartialWhereTheMapperIsForOneClient()
    {
        realm.TechnicalUser("sa", ["App/view", "Other/read", "base"], c => c with
        {
            DefaultScopes = [],
            Mappers = c.Mappers.With("m", Mapper("m", "oidc-usermodel-client-role-mapper", "usermodel.clientRoleMapping.clientId=Other")),
        });

        Assert.Equal(["base: Held", "App/view: Held", "Other/read: Token"], realm.Has("sa"));
    }

    [Fact]
    public void IsThatOfADisabledClientOrAccount()
    {
        var client = Expand(realm.TechnicalUser("sa", ["App/view"], c => c with { Enabled = false }));
        var account = Expand(realm.TechnicalUser("sa", ["App/view"], c => c with { ServiceAccount = c.ServiceAccount! with { Enabled = false } }));

        Assert.Equal(["App/view: Held"], Shown(client));
        Assert.Equal(TokenBarrier.Disabled, client.Barrier);
        Assert.Equal(TokenBarrier.Disabled, account.Barrier);
    }

    private static Expansion Expand(RealmSketch sketch) => sketch.Graph.Expand(Principal.TechnicalUser("sa"));
}
