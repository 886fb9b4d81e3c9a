using System.Globalization;

namespace Provisioning.Keycloak.Requests;

/// <summary>Builds relative addresses whose parts may hold any characters.</summary>
internal static class AdminPath
{
    /// <summary>The path with each hole percent-encoded.</summary>
    /// <exception cref="ArgumentException">A part would lead to another address.</exception>
    public static string Of(FormattableString path) =>
        string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => Escape(a?.ToString() ?? string.Empty))]);

    private static string Escape(string part) => part is "" or "." or ".."
        ? throw new ArgumentException($"'{part}' cannot be part of an address.", nameof(part))
        : Uri.EscapeDataString(part);
}
