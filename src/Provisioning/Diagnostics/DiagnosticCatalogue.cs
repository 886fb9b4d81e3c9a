using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.History;
using Provisioning.Importing;
using Provisioning.Onboarding;
using Provisioning.Planning;
using Provisioning.Preflights;
using Provisioning.Resources;
using Provisioning.Resources.Previews;
using Provisioning.Reviewing;
using Provisioning.Rotating;
using Provisioning.Rules;

namespace Provisioning.Diagnostics;

/// <summary>Every code there is. A test proves them unique and documented.</summary>
public static class DiagnosticCatalogue
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. DeclarationCodes.All,
        .. CompilationCodes.All,
        .. RuleCatalogue.Rules.Select(r => r.Descriptor),
        .. RuleCatalogue.Codes,
        .. PlanningCodes.All,
        .. GateCodes.All,
        .. ImportCodes.All,
        .. TargetCodes.All,
        .. PreflightCodes.All,
        .. RotationCodes.All,
        .. PasswordCodes.All,
        .. OnboardingCodes.All,
        .. HistoryCodes.All,
        .. TokenCodes.All,
        .. PulumiLimits.All,
        PulumiImport.IdMissing,
        .. PreviewCodes.All,
        .. CommandCodes.All,
    ];

    public static DiagnosticDescriptor? Find(string code) =>
        All.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.OrdinalIgnoreCase));
}
