using System.Globalization;

namespace Provisioning.Rotating;

/// <summary>A moment in texts for people, in UTC: <c>2026-03-31 17:05:09Z</c>.</summary>
public static class Moment
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
