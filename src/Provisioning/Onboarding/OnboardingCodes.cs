using Provisioning.Diagnostics;

namespace Provisioning.Onboarding;

/// <summary>What can be wrong with a new tenant, or stand in the way of one that leaves.</summary>
public static class OnboardingCodes
{
    private const string Source = "Own rule: a tenant is a folder under stacks/";

    public static DiagnosticDescriptor TenantName { get; } = new(
        "ONB-001", Severity.Error, "A tenant's name can be a folder and a part of client ids",
        "The name is part of stacks, client ids and secret names, where other characters are not allowed or change their meaning.",
        Source, "Use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.");

    public static DiagnosticDescriptor TenantExists { get; } = new(
        "ONB-002", Severity.Error, "A tenant is onboarded once",
        "Writing over its declaration would take away what it has.", Source,
        "Edit its declaration, or choose another name.");

    public static DiagnosticDescriptor Number { get; } = new(
        "ONB-003", Severity.Error, "A tenant has a business partner number",
        "Services tell companies apart by the claim 'bpn' alone.", "Catena-X technical user creation",
        "Write BPNL and twelve capitals or digits.");

    public static DiagnosticDescriptor NumberTaken { get; } = new(
        "ONB-004", Severity.Error, "A business partner number belongs to one tenant",
        "Two tenants with one number are one company to every service: each could read what is meant for the other.",
        "Catena-X technical user creation", "Correct the number, or add to the declaration of the tenant that has it.");

    public static DiagnosticDescriptor UnknownChoice { get; } = new(
        "ONB-005", Severity.Error, "What is chosen for a tenant exists",
        "A role, profile, company role or environment that is nowhere declared gives nothing.", Source,
        "Choose one that the project declares: provision matrix and stacks/catalogue show what there is.");

    public static DiagnosticDescriptor UnknownTenant { get; } = new(
        "ONB-006", Severity.Error, "A tenant that leaves is there",
        "Nothing can be withdrawn from a tenant that has no declaration.", Source, "Correct the name.");

    public static DiagnosticDescriptor PlatformStays { get; } = new(
        "ONB-007", Severity.Error, "The operator does not leave",
        "The platform's stack owns the catalogue that all tenants use.", Source,
        "Offboard the tenants; provision destroy removes the platform itself.");

    public static DiagnosticDescriptor ActsForTenant { get; } = new(
        "ONB-008", Severity.Warning, "Nobody acts in the name of a tenant that has left",
        "Technical users of providers carry the number of the customer they act for; they go on signing in in its name.",
        "Catena-X roles and rights concept, 4: withdrawal", "Remove them from the provider's declaration as well.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        TenantName, TenantExists, Number, NumberTaken, UnknownChoice, UnknownTenant, PlatformStays, ActsForTenant,
    ];
}
