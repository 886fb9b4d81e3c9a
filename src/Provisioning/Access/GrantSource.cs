namespace Provisioning.Access;

/// <summary>A granted role and where the grant stands. <paramref name="Role"/> is a number of the <see cref="RoleIndex"/>.</summary>
internal readonly record struct GrantSource(PathStart Start, string Group, int Role);
