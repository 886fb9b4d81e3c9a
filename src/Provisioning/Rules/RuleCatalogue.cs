using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>All rules, in the order of their codes.</summary>
public static class RuleCatalogue
{
    public static ImmutableArray<IRule> Rules { get; } =
    [
        new Nam001PermissionNames(),
        new Nam002RoleNames(),
        new Prm002UnassignedPermissions(),
        new Prm003GrantedPermissions(),
        new Tus006Profiles(),
    ];

    /// <summary>Codes of the rule engine itself: exceptions that are past their date, unknown or unused.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Codes { get; } =
        [ExceptionCodes.Expired, ExceptionCodes.Unused, ExceptionCodes.UnknownCode];

    public static IRule? Find(string code) => Rules.FirstOrDefault(r => r.Descriptor.Code == code);
}
