using System.Text.Json;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Preflights;

namespace Provisioning.Keycloak.Preflights;

/// <summary>What a server tells about itself: its release, to some, and its features.</summary>
internal sealed record ServerInfo(ServerRelease? Release, ImmutableArray<(string Name, bool Enabled)> Features)
{
    /// <summary>Features that decide how technical users can be worked with.</summary>
    private static readonly string[] FeaturesThatMatter =
        ["CLIENT_SECRET_ROTATION", "TOKEN_EXCHANGE_STANDARD_V2", "TOKEN_EXCHANGE", "ADMIN_FINE_GRAINED_AUTHZ_V2", "ADMIN_FINE_GRAINED_AUTHZ"];

    /// <summary>A server that hides its release is of 26.4 or later, which masks secrets in admin events.</summary>
    public bool RecordsSecrets => Release is { RecordsSecrets: true };

    /// <summary>Null when the server told the caller nothing.</summary>
    public static async Task<ServerInfo?> ReadAsync(AdminApi api, CancellationToken cancellationToken)
    {
        using var answer = await api.FindServerInfoAsync(cancellationToken).ConfigureAwait(false);
        if (answer?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return null;
        }

        var release = root.TryGetProperty("systemInfo", out var system) ? ServerRelease.Parse(system.Text("version")) : null;
        var features = root.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(f => FeaturesThatMatter.Contains(f.Text("name"))).Select(f => (f.Text("name"), f.Flag("enabled")))
            : [];
        return new ServerInfo(release, [.. features.OrderBy(f => Array.IndexOf(FeaturesThatMatter, f.Item1))]);
    }

    public static PreflightCheck CheckRelease(ServerInfo? info, Place place)
    {
        if (info?.Release is not { } release)
        {
            return PreflightCheck.Failing("release", PreflightCodes.ReleaseHidden.At(place, "The server does not tell this caller its release."));
        }

        if (!release.IsSupported)
        {
            return PreflightCheck.Failing("release", PreflightCodes.ReleaseUnsupported.At(place, $"The server is Keycloak {release}, which is not supported."));
        }

        return release.KnownFault.Length > 0
            ? PreflightCheck.Failing("release", PreflightCodes.ReleaseKnownBad.At(place, $"The server is Keycloak {release}: {release.KnownFault}."))
            : new PreflightCheck("release", $"Keycloak {release}");
    }

    /// <summary>Null where the server names no features, as before it had any.</summary>
    public static PreflightCheck? CheckFeatures(ServerInfo? info) => info is { Features: { Length: > 0 } features }
        ? new PreflightCheck("features", string.Join(", ", features.Select(f => $"{Spelled(f.Name)} {(f.Enabled ? "on" : "off")}")))
        : null;

    private static string Spelled(string feature) => feature.ToLowerInvariant().Replace('_', '-');
}
