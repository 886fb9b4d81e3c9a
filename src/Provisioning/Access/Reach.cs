namespace Provisioning.Access;

/// <summary>How far a role reaches. The levels are ordered: what is in the token is held as well.</summary>
public enum Reach
{
    None,

    /// <summary>Granted, but kept out of the token by the client's scope or because the principal is disabled.</summary>
    Held,

    /// <summary>In the access token; for a user, in the token of a client whose scope lets it through.</summary>
    Token,
}
