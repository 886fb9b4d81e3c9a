namespace Provisioning.Access;

/// <summary>What happens to somebody's access to one role or permission.</summary>
public enum AccessChangeKind
{
    /// <summary>Not held before.</summary>
    Gained,

    /// <summary>No longer held.</summary>
    Lost,

    /// <summary>Held before and after, but only now in the token.</summary>
    TokenGained,

    /// <summary>Held before and after, but no longer in the token.</summary>
    TokenLost,
}
