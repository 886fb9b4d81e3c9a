namespace Provisioning.Rotating;

/// <summary>What a realm's policy does to the secrets of the clients that it applies to.</summary>
/// <param name="Life">How long a secret signs in after it was made.</param>
/// <param name="Overlap">How long the former one goes on signing in after a rotation; zero when it dies at once.</param>
/// <param name="Renewal">Towards the end of its life, from when on a secret counts as to be renewed.</param>
public sealed record RotationTerms(TimeSpan Life, TimeSpan Overlap, TimeSpan Renewal)
{
    /// <summary>Keycloak's own: 29 days, 2 days, 10 days.</summary>
    public static RotationTerms Usual { get; } = new(TimeSpan.FromDays(29), TimeSpan.FromDays(2), TimeSpan.FromDays(10));

    public bool HasOverlap => Overlap > TimeSpan.Zero;

    /// <summary>What is wrong with them, or an empty text. Keycloak refuses such a profile.</summary>
    public string Problem => (Life, Overlap, Renewal) switch
    {
        _ when Life < TimeSpan.FromSeconds(1) || Overlap < TimeSpan.Zero || Renewal < TimeSpan.Zero => "a secret lives at least a second, and no time is below zero",
        _ when Overlap > Life => "the overlap is longer than a secret lives",
        _ when Renewal > Life => "the time for renewal is longer than a secret lives",
        _ => string.Empty,
    };
}
