using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>Third-party providers may name as they like (roles and rights concept, 2.4): for them names only warn.</summary>
internal static class ThirdParties
{
    private const string NamingRules = "NAM-";

    public static Diagnostic Weaken(Diagnostic finding, CatalogueDeclaration catalogue)
    {
        if (finding.Severity != Severity.Error || !finding.Code.StartsWith(NamingRules, StringComparison.Ordinal))
        {
            return finding;
        }

        var slash = finding.Subject.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && catalogue.Applications.TryGetValue(finding.Subject[..slash], out var application) && application.ThirdParty
            ? finding with { Severity = Severity.Warning }
            : finding;
    }
}
