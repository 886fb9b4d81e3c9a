namespace Provisioning.Tests.Stacks;

/// <summary>Everything the rules find in this repository's declarations is either repaired or accepted by name.</summary>
public class FindingsInTheRepository
{
    [Fact]
    public void AreAllAccepted() => Assert.Equal([], RepositoryStacks.Findings.Select(f => f.ToString()));

    [Theory]
    [InlineData("GAT-003", 1)]
    [InlineData("NAM-001", 5)]
    [InlineData("PRM-002", 13)]
    [InlineData("PRM-003", 37)]
    [InlineData("PRM-005", 4)]
    [InlineData("RLM-002", 52)]
    [InlineData("TUS-001", 1)]
    public void AreAsManyAsUpstreamHas(string code, int count) =>
        Assert.Equal(count, RepositoryStacks.FirstReview.Accepted.Count(a => a.Finding.Code == code));

    [Fact]
    public void LetTheFirstApplyPassAllGates() =>
        Assert.All(RepositoryStacks.FirstReview.Gates, gate => Assert.False(gate.Refused, gate.Message));

    [Fact]
    public void UseEveryExceptionThatIsDeclared()
    {
        var declared = RepositoryStacks.Declarations.Stacks.Values.SelectMany(s => s.Exceptions.Keys).Distinct();
        var used = RepositoryStacks.FirstReview.Accepted.Select(a => a.Exception.Name).Distinct();

        Assert.Equal(declared.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }
}
