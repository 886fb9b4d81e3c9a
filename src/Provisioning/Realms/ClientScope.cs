using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>A named set of mappers and of roles that it lets into the tokens of the clients that carry it.</summary>
public sealed record ClientScope : IRealmObject
{
    public required string Name { get; init; }

    public string Description { get; init; } = string.Empty;

    public Map<string, string> Attributes { get; init; } = Map<string, string>.Empty;

    public Map<string, ProtocolMapper> Mappers { get; init; } = Map<string, ProtocolMapper>.Empty;

    /// <summary>The scope's role scope mappings.</summary>
    public ValueSet<RoleRef> Roles { get; init; } = [];

    public Address Address => new(ObjectKind.ClientScope, Name);

    public string Stack => Marks.StackOf(this);

    public string Applier => Marks.ApplierOf(this);
}
