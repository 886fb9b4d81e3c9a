namespace Provisioning.Applying;

/// <summary>How an apply ended.</summary>
public enum ApplyEnd
{
    Completed,

    /// <summary>A change or a secret failed; what was done before stays, and the next run does the rest.</summary>
    Failed,

    /// <summary>It was told to stop; what was done before stays, and the next run does the rest.</summary>
    Cancelled,
}
