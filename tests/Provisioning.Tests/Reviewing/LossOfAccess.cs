using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Tests.Reviewing;

public sealed class LossOfAccess
{
    private const string Both = """ "reader": { "grants": { "view_things": {}, "edit_things": {} } } """;
    private const string One = """ "reader": { "grants": { "view_things": {} } } """;

    [Fact]
    public void SaysHowLongIssuedTokensLiveOn()
    {
        var review = new Reviewed { Observed = realm => realm with { AccessTokenLifespan = 300 } }.Between(Reviewed.Acme(Both), Reviewed.Acme(One));

        var said = Assert.Single(review.Findings);
        Assert.Equal("WDR-001", said.Code);
        Assert.Equal(Severity.Info, said.Severity);
        Assert.Contains("for up to 300 seconds", said.Message, StringComparison.Ordinal);
        Assert.Equal(review.Access.Principals[0].Principal.Name, said.Subject);
        Assert.False(review.HasErrors);
    }

    [Fact]
    public void CountsTheClientsOwnLifespanBeforeTheRealms()
    {
        var review = new Reviewed
        {
            Observed = realm => realm with
            {
                AccessTokenLifespan = 300,
                Clients = Map<string, Provisioning.Realms.Client>.From(realm.Clients.Select(c => KeyValuePair.Create(
                    c.Key, c.Value with { Attributes = c.Value.Attributes.With("access.token.lifespan", "60") }))),
            },
        }.Between(Reviewed.Acme(Both), Reviewed.Acme(One));

        Assert.Contains("for up to 60 seconds", Assert.Single(review.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AdmitsThatTheRealmDoesNotSay()
    {
        var review = new Reviewed { Observed = realm => realm with { AccessTokenLifespan = 0 } }.Between(Reviewed.Acme(Both), Reviewed.Acme(One));

        Assert.Contains("does not say when", Assert.Single(review.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsSilentWhereNothingWasInTheToken()
    {
        const string Off = """ "reader": { "enabled": false, "grants": { "view_things": {}, "edit_things": {} } } """;
        const string OffOne = """ "reader": { "enabled": false, "grants": { "view_things": {} } } """;

        var review = new Reviewed().Between(Reviewed.Acme(Off), Reviewed.Acme(OffOne));

        Assert.False(review.Access.IsEmpty);
        Assert.Empty(review.Findings);
    }
}
