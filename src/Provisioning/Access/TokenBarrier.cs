namespace Provisioning.Access;

/// <summary>What keeps every role out of a principal's token.</summary>
public enum TokenBarrier
{
    None,

    /// <summary>The client or its user is disabled and gets no token.</summary>
    Disabled,

    /// <summary>No protocol mapper of the client or its default scopes writes roles (usually the scope <c>roles</c> is missing).</summary>
    NoRoleMapper,
}
