using System.Reflection;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class ListOfRules
{
    [Fact]
    public void HoldsEveryRuleThereIs()
    {
        var written = typeof(IRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IRule).IsAssignableFrom(t));

        Assert.Equal(
            written.Select(t => t.Name).Order(StringComparer.Ordinal),
            RuleCatalogue.Rules.Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void IsInTheOrderOfCodesWithoutRepetition()
    {
        var codes = RuleCatalogue.Rules.Select(r => r.Descriptor.Code).ToList();

        Assert.Equal(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public void NamesEachRuleAfterItsCode() =>
        Assert.All(RuleCatalogue.Rules, r => Assert.StartsWith(Prefix(r), r.GetType().Name, StringComparison.Ordinal));

    [Fact]
    public void HasATestCaseForEachRule()
    {
        var cases = Assembly.GetExecutingAssembly().GetTypes().Where(HasFacts).Select(t => t.Name).ToList();

        Assert.All(RuleCatalogue.Rules, r => Assert.Contains($"{r.GetType().Name}Tests", cases));
    }

    [Fact]
    public void ExplainsEachCode() => Assert.All(
        RuleCatalogue.Rules.Select(r => r.Descriptor).Concat(RuleCatalogue.Codes),
        d => Assert.All([d.Title, d.Reason, d.Source, d.Remedy], text => Assert.True(text.Length > 10, $"{d.Code}: '{text}'")));

    [Fact]
    public void IsPartOfTheCatalogueOfAllCodes() => Assert.All(
        RuleCatalogue.Rules.Select(r => r.Descriptor).Concat(RuleCatalogue.Codes),
        d => Assert.Same(d, DiagnosticCatalogue.Find(d.Code)));

    private static string Prefix(IRule rule) => $"{rule.Descriptor.Code[..1]}{rule.Descriptor.Code[1..3].ToLowerInvariant()}{rule.Descriptor.Code[4..]}";

    private static bool HasFacts(Type type) => type.GetMethods().Any(m => m.GetCustomAttributes<FactAttribute>().Any());
}
