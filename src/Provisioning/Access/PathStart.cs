namespace Provisioning.Access;

/// <summary>Where a path begins.</summary>
public enum PathStart
{
    Grant,

    /// <summary>A group that the principal belongs to, or one above it.</summary>
    Group,

    /// <summary>The realm's default role, which Keycloak gives every new user.</summary>
    DefaultRole,
}
