namespace Provisioning.Comparing;

/// <summary>Why two stacks differ in something.</summary>
public enum DifferenceCause
{
    /// <summary>An overlay makes the difference and says why.</summary>
    Intended,

    /// <summary>An overlay makes the difference and gives no reason: it may have been forgotten in the other environment.</summary>
    Unexplained,

    /// <summary>The declarations of two tenants differ.</summary>
    Declared,

    /// <summary>The same declaration comes out differently, for example because its last day has passed in between.</summary>
    Derived,
}
