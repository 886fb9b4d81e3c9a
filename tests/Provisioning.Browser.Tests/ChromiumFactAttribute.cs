namespace Provisioning.Browser.Tests;

/// <summary>A fact about a page in a real browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Program.Length == 0)
        {
            Skip = "needs Chromium on the path, as in Debian's package chromium";
        }
    }

    /// <summary>Where the browser is; empty where there is none.</summary>
    public static string Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists) ?? string.Empty;
}
