namespace Provisioning.Planning;

/// <summary>Why it happens.</summary>
public enum ChangeReason
{
    /// <summary>The declarations say something new.</summary>
    Declared,

    /// <summary>The stack owns it and no longer declares it.</summary>
    NoLongerDeclared,

    /// <summary>It is declared and was found without a mark.</summary>
    Adopted,

    /// <summary>Somebody changed it behind our back: it does not fit the mark of what was last applied.</summary>
    Drifted,

    /// <summary>A secret has reached the age at which it is rotated.</summary>
    Due,

    /// <summary>The realm replaces an expired secret with a change of its client, so the vault follows.</summary>
    Renewed,

    /// <summary>It is still declared, but its last day has passed.</summary>
    Ended,

    /// <summary>Of a secret: its technical user is there, and the vault has none.</summary>
    Missing,

    /// <summary>Of a secret: the vault's is not the one that its technical user signs in with.</summary>
    Stale,
}
