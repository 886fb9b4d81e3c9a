using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>One change of one object. It holds all that apply needs; apply decides nothing.</summary>
public sealed record Change
{
    public required Address Address { get; init; }

    public required ChangeAction Action { get; init; }

    public required ChangeReason Reason { get; init; }

    /// <summary>The stack on whose behalf it happens.</summary>
    public required string Stack { get; init; }

    /// <summary>Changes of one wave do not depend on each other; waves are applied in order, from 0.</summary>
    public required int Wave { get; init; }

    /// <summary>What was observed; null when the object is created.</summary>
    public IRealmObject? Before { get; init; }

    /// <summary>The whole object afterwards, with what we do not manage kept; null when it is deleted.</summary>
    public IRealmObject? After { get; init; }

    /// <summary>The object is adopted as it is: nothing but the stack's marks is written, and nobody's access changes.</summary>
    public bool IsMarkOnly => Action == ChangeAction.Adopt
        && Fields.All(f => f.Path.StartsWith("attributes.provisioning.", StringComparison.Ordinal));

    /// <summary>What differs between the two sides, computed from them, so that a plan cannot contradict itself.</summary>
    public ValueList<FieldChange> Fields => FieldDifference.Between(Before, After);
}
