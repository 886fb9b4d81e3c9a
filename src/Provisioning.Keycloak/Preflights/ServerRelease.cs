using System.Globalization;

namespace Provisioning.Keycloak.Preflights;

/// <summary>A release of Keycloak: <c>26.5.6</c>, also with a vendor's suffix.</summary>
internal sealed record ServerRelease(int Major, int Minor, int Patch)
{
    private const int FirstSupported = 24;

    /// <summary>Releases from this one on mask secrets in admin events.</summary>
    private const int FirstThatMasks = 26;

    public bool IsSupported => Major >= FirstSupported;

    public bool RecordsSecrets => Major < FirstThatMasks;

    /// <summary>What is known to be wrong with this release, or empty.</summary>
    public string KnownFault => this switch
    {
        { Major: 26, Minor: 7, Patch: 1 or 2 } =>
            "it answers administrators thirty to forty times slower than its neighbours (keycloak#51554, keycloak#52042)",
        { Major: 24, Minor: 0, Patch: < 5 } =>
            "its console hides attributes that the user profile does not declare, such as bpn (keycloak#29362)",
        _ => string.Empty,
    };

    /// <summary>The release, or null when the text begins with no number.</summary>
    public static ServerRelease? Parse(string text)
    {
        var parts = text.Split('.', '-');
        return Number(parts, 0) is { } major ? new(major, Number(parts, 1) ?? 0, Number(parts, 2) ?? 0) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static int? Number(string[] parts, int index) =>
        index < parts.Length && int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
