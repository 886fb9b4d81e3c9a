using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>All that decides what a principal holds; principals with equal keys share one <see cref="HeldRoles"/>.</summary>
internal readonly record struct GrantKey(ValueSet<RoleRef> Grants, ValueSet<string> Groups);
