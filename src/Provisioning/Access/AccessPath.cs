using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>One way from a grant to what it gives.</summary>
/// <param name="Group">The group that carries the grant; empty unless it starts at a group.</param>
/// <param name="Roles">The granted role first, the target last; a single one when the target itself is granted.</param>
public sealed record AccessPath(PathStart Start, string Group, ValueList<RoleRef> Roles)
{
    /// <summary><c>group /ops: App/Admin &gt; App/view</c>.</summary>
    public override string ToString()
    {
        var roles = string.Join(" > ", Roles);
        return Start == PathStart.Group ? $"group {Group}: {roles}" : roles;
    }
}
