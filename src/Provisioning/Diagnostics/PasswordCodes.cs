namespace Provisioning.Diagnostics;

/// <summary>What a realm's rules for passwords mean for technical users that sign in with one.</summary>
public static class PasswordCodes
{
    private const string Policies = "Keycloak: password policies of a realm";

    public static DiagnosticDescriptor PolicyTooStrict { get; } = new(
        "PWD-001",
        Severity.Error,
        "The realm accepts the passwords that are made here",
        "Keycloak refuses a password that breaks a rule of its realm, and the user could not sign in.",
        Policies,
        "Change the realm's password policy, or let the technical user sign in with a client secret.");

    public static DiagnosticDescriptor PasswordsExpire { get; } = new(
        "PWD-002",
        Severity.Warning,
        "The password of a technical user does not expire",
        "When it has expired, Keycloak asks for a new one, and nobody is there to answer: sign-ins fail.",
        Policies,
        "Declare rotateAfterDays below that and run `provision rotate` with --no-overlap in time, or take the rule out of the policy.");

    public static DiagnosticDescriptor PolicyUnknown { get; } = new(
        "PWD-003",
        Severity.Warning,
        "The realm's rules for passwords are known",
        "A rule that cannot be judged here may be broken: then the vault has a password that the realm refused.",
        Policies,
        "Run up, which says what the realm refuses, or take the rule out of the policy.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [PolicyTooStrict, PasswordsExpire, PolicyUnknown];
}
