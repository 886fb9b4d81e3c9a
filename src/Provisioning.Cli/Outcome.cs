namespace Provisioning.Cli;

/// <summary>How a command ended. <see cref="ExitCodes"/> alone turns it into a number.</summary>
internal enum Outcome
{
    /// <summary>Done, or nothing to do.</summary>
    Done,

    /// <summary>Bad input, findings of severity error, wrong usage.</summary>
    Problems,

    /// <summary>The plan has changes, and the caller asked to be told.</summary>
    Changes,

    /// <summary>A gate, a guard or a stale plan stood in the way; nothing was changed.</summary>
    Refused,

    /// <summary>The target could not be reached, or an apply stopped part-way.</summary>
    Stopped,

    /// <summary>Somebody pressed Ctrl+C.</summary>
    Cancelled,
}
