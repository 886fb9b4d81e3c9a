namespace Provisioning.Rotating;

/// <summary>A realm's client policies as its server tells them, and which of their parts the server knows.</summary>
/// <param name="Profiles">JSON of <c>client-policies/profiles</c>: <c>{"profiles": [...]}</c>.</param>
/// <param name="Policies">JSON of <c>client-policies/policies</c>: <c>{"policies": [...]}</c>.</param>
public sealed record ClientPolicies(string Profiles, string Policies)
{
    /// <summary>A realm without policies on a server of the newest release.</summary>
    public static ClientPolicies None { get; } = new("""{"profiles": []}""", """{"policies": []}""") { KnowsRotation = true, KnowsAttributes = true };

    /// <summary>Whether the feature <c>client-secret-rotation</c> is on; it is off by default before release 26.8.</summary>
    public bool KnowsRotation { get; init; }

    /// <summary>Whether a policy can choose clients by attribute, as from release 26 on.</summary>
    public bool KnowsAttributes { get; init; }
}
