namespace Provisioning.Reviewing;

/// <summary>A reason to refuse a plan that is otherwise in order.</summary>
public enum Gate
{
    /// <summary>Nobody may gain access (<c>--fail-on broadening</c>).</summary>
    Broadening,

    /// <summary>Nothing may be deleted (<c>--fail-on deletion</c>).</summary>
    Deletion,

    /// <summary>Nobody may gain a role that administers the realm; always on, <c>--privileged allow</c> opens it.</summary>
    Privileged,

    /// <summary>There may be no warning either (<c>--fail-on findings</c>).</summary>
    Findings,

    /// <summary>Not too much may be deleted at once; always on but for <c>destroy</c> (<c>--max-deletions N</c>).</summary>
    MassDeletion,
}
