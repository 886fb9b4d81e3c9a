using Provisioning.Diagnostics;

namespace Provisioning.Tests.Stacks;

/// <summary>Everything the rules find in this repository's declarations is either repaired or accepted by name.</summary>
public class FindingsInTheRepository
{
    [Fact]
    public void HoldNoErrorAndNoWarning() => Assert.Equal(
        [], RepositoryStacks.Findings.Where(f => f.Severity != Severity.Info).Select(f => f.ToString()));

    [Theory]
    [InlineData("NAM-001", 5)]
    [InlineData("PRM-002", 13)]
    [InlineData("PRM-003", 37)]
    public void AreAcceptedByExceptions(string code, int count) =>
        Assert.Equal(count, RepositoryStacks.Report.Accepted.Count(a => a.Finding.Code == code));

    [Fact]
    public void UseEveryExceptionThatIsDeclared()
    {
        var declared = RepositoryStacks.Declarations.Stacks.Values.SelectMany(s => s.Exceptions.Keys).Distinct();
        var used = RepositoryStacks.Report.Accepted.Select(a => a.Exception.Name).Distinct();

        Assert.Equal(declared.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }
}
