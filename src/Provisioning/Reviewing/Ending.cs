using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>Something that is declared for a time: a grant, or a whole technical user.</summary>
/// <param name="Role">The granted role; null when the technical user itself ends.</param>
/// <param name="Until">The last day.</param>
/// <param name="HasEnded">Whether that day has passed, so that the plan takes it away.</param>
public sealed record Ending(string ClientId, RoleRef? Role, DateOnly Until, bool HasEnded, string Reason, Place Place);
