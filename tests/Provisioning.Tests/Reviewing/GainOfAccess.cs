using Provisioning.Access;
using Provisioning.Reviewing;

namespace Provisioning.Tests.Reviewing;

public sealed class GainOfAccess
{
    private const string Reader = """ "reader": { "grants": { "Thing Reader": {} } } """;
    private const string TwoUsers = """
        "reader": { "grants": { "Thing Reader": {} } },
        "editor": { "grants": { "edit_things": {} } }
        """;

    [Fact]
    public void IsInTheReviewWithItsPathAndInTheToken()
    {
        var review = new Reviewed().Between(Reviewed.Acme(string.Empty), Reviewed.Acme(Reader));

        Assert.Equal(
            ["Gained App/Thing Reader Token App/Thing Reader", "Gained App/view_things Token App/Thing Reader > App/view_things"],
            review.Access.Changes.Select(c => $"{c.Kind} {c.Role} {c.After} {Assert.Single(c.Paths)}"));
        Assert.False(review.IsRefused);
        Assert.False(review.IsEmpty);
    }

    [Fact]
    public void IsRefusedWhenAskedWithTheLineThatGrantsIt()
    {
        var review = new Reviewed { Gates = new() { FailOnBroadening = true } }.Between(Reviewed.Acme(Reader), Reviewed.Acme(TwoUsers));

        var verdict = Reviewed.Verdict(review, Gate.Broadening);
        Assert.True(verdict.Refused);
        Assert.True(review.IsRefused);
        var cause = Assert.Single(verdict.Causes);
        Assert.Equal("GAT-001", cause.Code);
        Assert.Equal("stacks/acme/stack.json", cause.Place.File);
        Assert.Equal(3, cause.Place.Line);
        Assert.Contains("gains 'App/edit_things'", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PassesUnaskedAndWhereNobodyGains()
    {
        var asked = new Reviewed { Gates = new() { FailOnBroadening = true } };

        Assert.DoesNotContain(new Reviewed().Between(Reviewed.Acme(Reader), Reviewed.Acme(TwoUsers)).Gates, g => g.Gate == Gate.Broadening);
        Assert.False(Reviewed.Verdict(asked.Between(Reviewed.Acme(TwoUsers), Reviewed.Acme(Reader)), Gate.Broadening).Refused);
        Assert.True(asked.Between(Reviewed.Acme(Reader), Reviewed.Acme(Reader)).IsEmpty);
    }

    [Fact]
    public void IsAlsoWhatComesBackIntoTheToken()
    {
        const string Disabled = """ "reader": { "enabled": false, "grants": { "Thing Reader": {} } } """;

        var review = new Reviewed { Gates = new() { FailOnBroadening = true } }.Between(Reviewed.Acme(Disabled), Reviewed.Acme(Reader));

        Assert.All(review.Access.Changes, c => Assert.Equal(AccessChangeKind.TokenGained, c.Kind));
        Assert.Contains("in the token", Reviewed.Verdict(review, Gate.Broadening).Message, StringComparison.Ordinal);
    }
}
