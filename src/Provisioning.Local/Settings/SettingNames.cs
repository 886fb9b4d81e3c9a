using Provisioning.Diagnostics;

namespace Provisioning.Local.Settings;

/// <summary>The settings of an environment that variables may set. No secret is among them.</summary>
internal static class SettingNames
{
    private const string Rules = "rules";

    private static readonly ImmutableArray<(string Section, string Name)> Known =
    [
        ("realm", "kind"), ("realm", "name"), ("realm", "path"), ("realm", "url"),
        ("vault", "kind"), ("vault", "path"), ("vault", "uri"),
        ("naming", "technicalUser"), ("naming", "cicd"), ("naming", "secret"),
    ];

    /// <summary>Whether it says how to sign in: <c>KEYCLOAK:CLIENTID</c>, <c>KEYVAULT:CREDENTIAL</c> and the like.</summary>
    public static bool IsSignIn(string path) =>
        path.StartsWith("KEYCLOAK:", StringComparison.OrdinalIgnoreCase) || path.StartsWith("KEYVAULT:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting as files spell it, or null when there is none.</summary>
    /// <param name="path">For example <c>REALM:URL</c> or <c>RULES:NAM_001</c>.</param>
    public static (string Section, string Name)? Find(string path)
    {
        var parts = path.Split(':');
        if (parts.Length != 2)
        {
            return null;
        }

        if (Same(parts[0], Rules))
        {
            return DiagnosticCatalogue.Find(parts[1].Replace('_', '-')) is { } rule ? (Rules, rule.Code) : null;
        }

        var found = Known.FirstOrDefault(k => Same(k.Section, parts[0]) && Same(k.Name, parts[1]));
        return found.Name is null ? null : found;
    }

    public static string Suggest(string path)
    {
        var known = Known.Select(k => $"{k.Section}:{k.Name}").Concat(DiagnosticCatalogue.All.Select(d => $"{Rules}:{d.Code}"));
        return Spelling.Nearest(path.ToLowerInvariant(), known) is { } near
            ? $"Did you mean '{near.Replace(":", "__", StringComparison.Ordinal).Replace('-', '_').ToUpperInvariant()}'?"
            : string.Empty;
    }

    public static bool Same(string left, string right) =>
        string.Equals(left.Replace('_', '-'), right.Replace('_', '-'), StringComparison.OrdinalIgnoreCase);
}
