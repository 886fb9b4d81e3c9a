using Pulumi;
using Provisioning.Diagnostics;

namespace Provisioning.Infra;

/// <summary>Ends the run with findings, worded and laid out as the command does.</summary>
internal static class Findings
{
    public static void StopOnErrors(ImmutableArray<Diagnostic> findings)
    {
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            throw Stop(findings);
        }
    }

    public static RunException Stop(ImmutableArray<Diagnostic> findings) => new(string.Join('\n', Diagnostic.Sort(findings).Select(Text)));

    private static string Text(Diagnostic finding)
    {
        var first = $"{finding.Place}: {finding.SeverityName} {finding.Code}: {finding.Message}";
        return finding.Next.Length == 0 ? first : $"{first}\n    {finding.Next}";
    }
}
