using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>One semantic rule over a compiled and expanded realm. Rules are pure and know nothing of each other.</summary>
public interface IRule
{
    DiagnosticDescriptor Descriptor { get; }

    /// <summary>Findings with the descriptor's severity; environments and third-party marks change it afterwards.</summary>
    IEnumerable<Diagnostic> Check(RuleContext context);
}
