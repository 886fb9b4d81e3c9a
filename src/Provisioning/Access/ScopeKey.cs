using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>All that decides what a client lets into its token; clients with equal keys share one <see cref="TokenScope"/>.</summary>
/// <param name="OwnRoles">The client's id if it owns roles, which are always in its own scope; otherwise empty.</param>
internal readonly record struct ScopeKey(
    bool Full, string OwnRoles, ValueSet<RoleRef> Direct, ValueSet<string> Scopes, RoleWriters Writers);
