using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>Why a change deserves a second look; the worst first.</summary>
public enum RiskKind
{
    /// <summary>Somebody gains a role that administers the realm.</summary>
    Privileged,

    /// <summary>A technical user acts for another organisation, or reaches an application of another provider.</summary>
    CrossTenant,

    /// <summary>Somebody gains access.</summary>
    Broadening,

    /// <summary>A rule found an error or a warning that was not there before.</summary>
    Finding,

    /// <summary>An exception is new, or covers more than before.</summary>
    Exception,
}

/// <summary>One thing about a change that a reviewer must not overlook.</summary>
/// <param name="Who">A client id, a user, a stack, or what a finding is about.</param>
/// <param name="What">The predicate: the same words for everybody whom it concerns alike, so that views can put them together.</param>
/// <param name="Place">The line that makes it so.</param>
public sealed record Risk(RiskKind Kind, string Who, string What, Place Place)
{
    /// <summary>For people.</summary>
    public string KindName => Kind switch
    {
        RiskKind.Privileged => "privileged",
        RiskKind.CrossTenant => "cross-tenant",
        RiskKind.Broadening => "broadening",
        RiskKind.Finding => "finding",
        _ => "exception",
    };
}
