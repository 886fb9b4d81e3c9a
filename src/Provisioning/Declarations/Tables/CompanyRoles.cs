using Provisioning.Collections;

namespace Provisioning.Declarations.Tables;

/// <summary>What an organisation is in the dataspace; it decides which technical user roles it may choose.</summary>
public static class CompanyRoles
{
    public const string Operator = "operator";

    public const string CleanupServiceProvider = "cleanup-service-provider";

    public static ValueList<string> All { get; } =
    [
        "participant", "app-provider", "service-provider", "onboarding-service-provider", CleanupServiceProvider, Operator,
    ];
}
