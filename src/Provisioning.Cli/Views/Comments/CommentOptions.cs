namespace Provisioning.Cli.Views.Comments;

/// <summary>How a comment is written.</summary>
/// <param name="Limit">In characters.</param>
/// <param name="Report">Name or address of the full report; empty where there is none.</param>
internal sealed record CommentOptions(int Limit, string Report)
{
    /// <summary>The most that GitHub takes; Azure DevOps takes 150,000.</summary>
    public const int GitHub = 65_536;

    /// <summary>Room for the heading, each section's count and the pointer.</summary>
    public const int Least = 4_000;

    public static CommentOptions Default { get; } = new(GitHub, string.Empty);
}
