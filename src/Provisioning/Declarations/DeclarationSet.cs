using Provisioning.Collections;

namespace Provisioning.Declarations;

/// <summary>Everything that a folder of declarations says, overlays merged.</summary>
public sealed record DeclarationSet
{
    public CatalogueDeclaration Catalogue { get; init; } = CatalogueDeclaration.Empty;

    public Map<string, EnvironmentDeclaration> Environments { get; init; } = Map<string, EnvironmentDeclaration>.Empty;

    /// <summary>By name (<c>acme.dev</c>).</summary>
    public Map<string, StackDeclaration> Stacks { get; init; } = Map<string, StackDeclaration>.Empty;
}
