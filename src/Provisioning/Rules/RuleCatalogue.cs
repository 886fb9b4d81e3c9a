using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>All rules, in the order of their codes.</summary>
public static class RuleCatalogue
{
    public static ImmutableArray<IRule> Rules { get; } =
    [
        new Env001CiCdUsers(),
        new Env002SharedCredentials(),
        new Grt001ExpiredGrants(),
        new Grt002EndingGrants(),
        new Nam001PermissionNames(),
        new Nam002RoleNames(),
        new Nam003AsciiNames(),
        new Nam004CiCdNames(),
        new Nam005IdentifiableNames(),
        new Prm001EmptyRoles(),
        new Prm002UnassignedPermissions(),
        new Prm003GrantedPermissions(),
        new Prm004PoolWriters(),
        new Prm005WalletPurposes(),
        new Prm006LookupRoles(),
        new Rlm001StaleScopes(),
        new Rlm002RedundantMembers(),
        new Rlm003DanglingAudiences(),
        new Sod001Conflicts(),
        new Tus001Services(),
        new Tus002RoleFamilies(),
        new Tus003BusinessPartnerNumbers(),
        new Tus004Descriptions(),
        new Tus005TechnicalForLife(),
        new Tus006Profiles(),
        new Tus007DefaultAuthorisations(),
        new Tus008SecretsInText(),
        new Tus009AdoptedScopes(),
    ];

    /// <summary>Codes of the rule engine itself: exceptions that are past their date, unknown or unused.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Codes { get; } =
        [ExceptionCodes.Expired, ExceptionCodes.Unused, ExceptionCodes.UnknownCode];

    public static IRule? Find(string code) => Rules.FirstOrDefault(r => r.Descriptor.Code == code);
}
