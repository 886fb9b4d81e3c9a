using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>A role of a client or of the realm. Without members it is a permission, with members a role collection.</summary>
public sealed record Role : IRealmObject
{
    public required RoleRef Ref { get; init; }

    public string Description { get; init; } = string.Empty;

    /// <summary>What the composite contains directly; it may cross clients and nest.</summary>
    public ValueSet<RoleRef> Members { get; init; } = [];

    public Map<string, ValueList<string>> Attributes { get; init; } = Map<string, ValueList<string>>.Empty;

    public bool IsPermission => Members.Count == 0;

    public Address Address => new(ObjectKind.Role, Ref.ToString());

    public string Stack => Marks.StackOf(this);

    public string Applier => Marks.ApplierOf(this);
}
