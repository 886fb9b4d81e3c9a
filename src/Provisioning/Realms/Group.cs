using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>A group by its path (<c>/parent/child</c>); members hold its grants and those of the groups above it.</summary>
public sealed record Group
{
    public required string Path { get; init; }

    public ValueSet<RoleRef> Grants { get; init; } = [];
}
