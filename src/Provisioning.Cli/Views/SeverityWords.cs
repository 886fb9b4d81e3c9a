using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>Severities as answers spell them, here and in SARIF.</summary>
internal static class SeverityWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    public static string OfSarif(Severity severity) => severity == Severity.Info ? "note" : Of(severity);
}
