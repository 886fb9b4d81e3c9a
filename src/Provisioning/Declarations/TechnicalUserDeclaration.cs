using Provisioning.Collections;

namespace Provisioning.Declarations;

/// <summary>A technical user as its tenant wrote it.</summary>
public sealed record TechnicalUserDeclaration
{
    /// <summary>The key in the declaration; the client id is made from it by the environment's naming pattern.</summary>
    public required string Name { get; init; }

    public required SourcePosition At { get; init; }

    public string Description { get; init; } = string.Empty;

    public bool Enabled { get; init; } = true;

    /// <summary>Overrides the naming pattern; empty where the pattern decides.</summary>
    public string ClientId { get; init; } = string.Empty;

    /// <summary>What connects with it: <c>edc-extension</c>, <c>portal</c>, <c>sd-hub</c>, <c>ci-cd</c> ... or empty.</summary>
    public string Purpose { get; init; } = string.Empty;

    /// <summary>Why it holds more than one family of roles; empty when nothing needs a reason.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Its last day, or null when it has no end.</summary>
    public DateOnly? Until { get; init; }

    public Map<string, GrantDeclaration> Grants { get; init; } = Map<string, GrantDeclaration>.Empty;

    /// <summary>Technical user profiles of apps, <c>App/profile</c>, whose roles it gets. The rules allow at most one.</summary>
    public ValueList<Located<string>> Profiles { get; init; } = [];

    /// <summary>Set when it acts in the name of a customer: owner and BPN are the customer's.</summary>
    public OrganisationDeclaration? Customer { get; init; }

    /// <summary>Somebody else keeps its secret: it is neither read nor stored nor deleted.</summary>
    public bool SecretIsElsewhere { get; init; }

    /// <summary>What of its client stays as it was found; null for a client made as ours are.</summary>
    public AdoptedDeclaration? Adopted { get; init; }

    /// <summary>The app whose activation made it, or empty.</summary>
    public string ActivatedApp { get; init; } = string.Empty;

    /// <summary>Signs in as a user with a password instead of a client with a secret: only where a password grant is needed.</summary>
    public bool UsesPassword { get; init; }

    /// <summary>How old its secret gets before an apply rotates it, in days; 0 for no limit.</summary>
    public int RotateAfterDays { get; init; }

    public const string CiCdPurpose = "ci-cd";

    public bool IsCiCd => Purpose == CiCdPurpose;
}
