using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.History;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>What a review is made from.</summary>
public sealed record ReviewRequest
{
    /// <summary>Empty where two realm files are compared.</summary>
    public string Environment { get; init; } = string.Empty;

    public ValueList<string> Stacks { get; init; } = [];

    /// <summary>For people: where the realm is.</summary>
    public string Location { get; init; } = string.Empty;

    public required RealmState Before { get; init; }

    /// <summary>The realm once the plan is applied, or the other side of a comparison.</summary>
    public required RealmState After { get; init; }

    /// <summary>Stays empty where nothing is to be applied.</summary>
    public Plan Plan { get; init; } = new() { Environment = string.Empty, Realm = string.Empty };

    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    public ChangeHistory? History { get; init; }

    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    public GateSettings Gates { get; init; } = GateSettings.Default;

    /// <summary>The declarations behind the realm, for places and exceptions; null when there are none.</summary>
    public CompiledEnvironment? Compiled { get; init; }

    public CatalogueDeclaration Catalogue { get; init; } = CatalogueDeclaration.Empty;

    /// <summary>The declarations behind the realm before, where two states of declarations are compared.</summary>
    public CompiledEnvironment? CompiledBefore { get; init; }

    public CatalogueDeclaration CatalogueBefore { get; init; } = CatalogueDeclaration.Empty;

    /// <summary>What the state before is called, for lines of its files; empty where its files are not in a revision.</summary>
    public string NameBefore { get; init; } = string.Empty;

    /// <summary>What was wrong before already.</summary>
    public ImmutableArray<Diagnostic> FindingsBefore { get; init; } = [];

    /// <summary>The day on which exceptions must hold.</summary>
    public required DateOnly Today { get; init; }
}
