using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;
using Provisioning.Preflights;

namespace Provisioning.Cli.Views;

/// <summary>What a preflight checked, one line each: <c>ok</c>, or the severity and code of a finding.</summary>
internal static class PreflightText
{
    public static void Write(Page page, PreflightReport report)
    {
        page.Line().Write("Preflight", Tone.Strong)
            .Line(report.Requests > 0 ? $" in {Counting.Of(report.Requests, "request")}" : string.Empty, Tone.Quiet);
        foreach (var check in report.Checks)
        {
            page.Write($"  {Word(check.Finding),-15} ", check.Finding is { } finding ? FindingsView.ToneOf(finding.Severity) : Tone.Good)
                .Write($"{check.Name,-9} ").Line(check.Detail, Tone.Quiet);
        }
    }

    /// <summary>For example <c>preflight of 6 checks in 4 requests, 1 warning</c>.</summary>
    public static string Sentence(PreflightReport report)
    {
        var warnings = report.Findings.Count(f => f.Severity == Severity.Warning);
        var sentence = $"preflight of {Counting.Of(report.Checks.Length, "check")} in {Counting.Of(report.Requests, "request")}";
        return warnings == 0 ? sentence : $"{sentence}, {Counting.Of(warnings, "warning")}";
    }

    private static string Word(Diagnostic? finding) => finding is null ? "ok" : $"{finding.SeverityName} {finding.Code}";
}
