using Provisioning.Collections;

namespace Provisioning.Declarations;

/// <summary>One tenant in one environment: the unit of ownership and of one run.</summary>
public sealed record StackDeclaration
{
    public required string Tenant { get; init; }

    public required string Environment { get; init; }

    public required SourcePosition At { get; init; }

    /// <summary><c>acme.dev</c>.</summary>
    public string Name => $"{Tenant}.{Environment}";

    /// <summary>The operator's stack owns the catalogue.</summary>
    public bool IsPlatform { get; init; }

    public OrganisationDeclaration Organisation { get; init; } = new(string.Empty, string.Empty, default);

    /// <summary>The DNS domain in names of CI/CD users; empty where none is needed.</summary>
    public string Domain { get; init; } = string.Empty;

    /// <summary>Catena-X company roles: <c>participant</c>, <c>app-provider</c>, <c>service-provider</c>,
    /// <c>onboarding-service-provider</c>, <c>operator</c>, <c>cleanup-service-provider</c>.</summary>
    public ValueSet<string> CompanyRoles { get; init; } = [];

    /// <summary>The naming patterns in force, the environment's unless the stack has its own.</summary>
    public NamingDeclaration Naming { get; init; } = NamingDeclaration.Default;

    /// <summary>Declared ones and those that activations make, by their name in the declaration.</summary>
    public Map<string, TechnicalUserDeclaration> TechnicalUsers { get; init; } = Map<string, TechnicalUserDeclaration>.Empty;

    public Map<string, ActivationDeclaration> Activations { get; init; } = Map<string, ActivationDeclaration>.Empty;

    public Map<string, ExceptionDeclaration> Exceptions { get; init; } = Map<string, ExceptionDeclaration>.Empty;
}
