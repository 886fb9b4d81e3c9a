using Provisioning.Collections;

namespace Provisioning.Resources;

/// <summary>All that one stack registers, each thing after what it refers to.</summary>
public sealed record ResourceProgram
{
    /// <summary>For example <c>acme.dev</c>.</summary>
    public required string Stack { get; init; }

    public required string Realm { get; init; }

    public required ValueList<LookupDescription> Lookups { get; init; }

    public required ValueList<ComponentDescription> Components { get; init; }

    public required ValueList<ResourceDescription> Resources { get; init; }
}
