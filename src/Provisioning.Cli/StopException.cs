using Provisioning.Diagnostics;

namespace Provisioning.Cli;

/// <summary>A problem that ends the command at once because nothing can be answered without its solution.</summary>
internal sealed class StopException(Outcome outcome, Diagnostic finding) : Exception(finding.Message)
{
    public Outcome Outcome { get; } = outcome;

    public Diagnostic Finding { get; } = finding;
}
