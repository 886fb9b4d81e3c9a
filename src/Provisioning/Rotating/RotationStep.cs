using Provisioning.Secrets;

namespace Provisioning.Rotating;

/// <summary>What is to happen to one secret.</summary>
public enum RotationAction
{
    /// <summary>A new one is made and the former goes on for a while.</summary>
    Rotate,

    /// <summary>A new one is made and the former ends at once.</summary>
    Replace,

    /// <summary>It was rotated and the former still works: what a run may have left open is finished, and nothing is made.</summary>
    Continue,

    /// <summary>The former one ends now.</summary>
    Finish,

    /// <summary>There is no former one to end.</summary>
    Nothing,
}

/// <summary>One secret and what is to happen to it.</summary>
/// <param name="FormerUntil">When the former secret ends by itself, where one still works.</param>
/// <param name="CanSignIn">False for a technical user that is switched off: nobody can try its secret.</param>
public sealed record RotationStep(SecretRef Secret, RotationAction Action, DateTimeOffset? FormerUntil, bool CanSignIn);
