using Provisioning.Reviewing;

namespace Provisioning.Tests.Reviewing;

public sealed class DeletionOfTechnicalUsers
{
    [Fact]
    public void IsLetThroughOneByOne() =>
        Assert.False(Reviewed.Verdict(new Reviewed().Between(Users(3), Users(2)), Gate.MassDeletion).Refused);

    [Fact]
    public void IsRefusedPastATenthOfTheStack()
    {
        var verdict = Reviewed.Verdict(new Reviewed().Between(Users(10), Users(8)), Gate.MassDeletion);

        Assert.True(verdict.Refused);
        Assert.StartsWith("2 of the 10 objects of 'acme.dev' would be deleted, more than a tenth: ", verdict.Message, StringComparison.Ordinal);
        Assert.Contains("--max-deletions 2", Assert.Single(verdict.Causes).Next, StringComparison.Ordinal);
    }

    [Fact]
    public void IsLetThroughUpToATenth() =>
        Assert.False(Reviewed.Verdict(new Reviewed().Between(Users(20), Users(18)), Gate.MassDeletion).Refused);

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(0, true)]
    public void IsJudgedByTheCallersNumber(int most, bool refused)
    {
        var review = new Reviewed { Gates = new() { MaxDeletions = most } }.Between(Users(10), Users(8));

        Assert.Equal(refused, Reviewed.Verdict(review, Gate.MassDeletion).Refused);
    }

    [Fact]
    public void IsWhatDestroyIsFor()
    {
        var review = new Reviewed { Gates = new() { IsDestroy = true } }.Between(Users(10), Users(0));

        Assert.DoesNotContain(review.Gates, g => g.Gate == Gate.MassDeletion);
        Assert.False(review.IsRefused);
    }

    [Fact]
    public void IsRefusedAltogetherWhenAsked()
    {
        var asked = new Reviewed { Gates = new() { FailOnDeletion = true } };

        var verdict = Reviewed.Verdict(asked.Between(Users(2), Users(1)), Gate.Deletion);
        Assert.True(verdict.Refused);
        var cause = Assert.Single(verdict.Causes);
        Assert.Equal("GAT-002", cause.Code);
        Assert.StartsWith("'client:", cause.Message, StringComparison.Ordinal);
        Assert.Contains("'acme.dev' owns it", cause.Message, StringComparison.Ordinal);
        Assert.False(Reviewed.Verdict(asked.Between(Users(1), Users(2)), Gate.Deletion).Refused);
    }

    private static string Users(int count) => Reviewed.Acme(string.Join(
        ", ", Enumerable.Range(0, count).Select(i => $$"""  "user-{{i:D2}}": { "grants": { "view_things": {} } } """)));
}
