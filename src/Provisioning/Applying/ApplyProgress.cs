namespace Provisioning.Applying;

/// <summary>How far an apply has come: reported once for each change and secret, when it is done.</summary>
/// <param name="Done">Changes and secrets done so far.</param>
/// <param name="Total">Changes and secrets of the plan.</param>
/// <param name="Subject">The address of the object, or the name of the secret.</param>
public sealed record ApplyProgress(ApplyPhase Phase, int Done, int Total, string Subject);
