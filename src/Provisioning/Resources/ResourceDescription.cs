using Provisioning.Collections;

namespace Provisioning.Resources;

/// <summary>One resource to register, with properties under the provider's wire names.</summary>
public sealed record ResourceDescription
{
    public required ResourceKey Key { get; init; }

    public required ComponentDescription Parent { get; init; }

    public required Map<string, ResourceValue> Properties { get; init; }

    /// <summary>What must be there first although no property says so.</summary>
    public ValueList<ResourceKey> DependsOn { get; init; } = [];

    /// <summary>Outputs that are credentials, whatever the provider says about them.</summary>
    public ValueSet<string> SecretOutputs { get; init; } = [];

    /// <summary>Properties that belong to others: what is found there stays.</summary>
    public ValueSet<string> IgnoreChanges { get; init; } = [];

    /// <summary>What this one must be made anew with.</summary>
    public ValueList<ResourceKey> ReplaceWith { get; init; } = [];

    /// <summary>Properties whose value is a credential of another resource.</summary>
    public IEnumerable<string> SecretProperties =>
        Properties.Where(p => p.Value is ResourceValue.Reference { IsSecret: true }).Select(p => p.Key);
}
