namespace Provisioning.Reviewing;

/// <summary>Which gates the caller asked for.</summary>
public sealed record GateSettings
{
    public static GateSettings Default { get; } = new();

    public bool FailOnBroadening { get; init; }

    public bool FailOnDeletion { get; init; }

    public bool FailOnFindings { get; init; }

    /// <summary>Refuses privileged gains even where an exception or <see cref="AllowPrivileged"/> would let them pass.</summary>
    public bool FailOnPrivileged { get; init; }

    public bool AllowPrivileged { get; init; }

    /// <summary>How many objects may be deleted; null for a tenth of what the stacks own, at least one.</summary>
    public int? MaxDeletions { get; init; }

    /// <summary>Two realms are compared that no stack stands behind.</summary>
    public bool IsComparison { get; init; }

    /// <summary>Deleting everything is what <c>destroy</c> is for; its number of deletions is not judged.</summary>
    public bool IsDestroy { get; init; }

    /// <summary>The caller takes stacks over that another applier writes.</summary>
    public bool TakeOver { get; init; }

    /// <summary>The caller leaves stacks to Pulumi: they are written once more, with its mark.</summary>
    public bool HandOver { get; init; }
}
