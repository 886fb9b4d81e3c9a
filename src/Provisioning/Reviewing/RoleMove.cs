using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>A grant that went from a role that is no more to what the catalogue names as its successors.</summary>
/// <param name="To">Those of the successors that are granted now; never empty.</param>
public sealed record RoleMove(RoleRef From, ValueList<RoleRef> To);
