using Provisioning.Collections;

namespace Provisioning.Planning;

/// <summary>All that an apply will do, as data: printable, comparable, saved as a file.</summary>
public sealed record Plan
{
    /// <summary>Version of the saved form.</summary>
    public const int CurrentFormatVersion = 1;

    public required string Environment { get; init; }

    public required string Realm { get; init; }

    /// <summary>The stacks it is for, in dependency order.</summary>
    public ValueList<string> Stacks { get; init; } = [];

    /// <summary>Ordered by wave, then address.</summary>
    public ValueList<Change> Changes { get; init; } = [];

    public ValueList<SecretChange> Secrets { get; init; } = [];

    /// <summary>Digest of the observed objects the plan rests on; another digest means the plan is stale.</summary>
    public string ObservedDigest { get; init; } = string.Empty;

    public bool IsEmpty => Changes.Count == 0 && Secrets.Count == 0;

    /// <summary>Something is to be made, changed or removed; objects that are adopted as they are do not count.</summary>
    public bool HasChanges => Secrets.Count > 0 || Changes.Any(c => !c.IsMarkOnly);
}
