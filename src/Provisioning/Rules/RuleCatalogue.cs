using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>All rules, in the order of their codes.</summary>
public static class RuleCatalogue
{
    public static ImmutableArray<IRule> Rules { get; } = [];

    /// <summary>Codes of the rule engine itself: exceptions that are past their date, unknown or unused.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Codes { get; } = [];
}
