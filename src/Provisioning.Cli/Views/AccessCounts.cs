using Provisioning.Access;

namespace Provisioning.Cli.Views;

/// <summary>A difference of access in numbers.</summary>
internal static class AccessCounts
{
    /// <summary>For example <c>12 technical users gain 96 permissions, 1 technical user loses 2 permissions</c>.</summary>
    public static string Sentence(ImmutableArray<AccessGroup> groups)
    {
        var moved = groups.Sum(g => (long)g.Principals.Length * g.Moves.Count);
        var parts = new[] { moved > 0 ? $"{Counting.Of(moved, "grant")} moved to a successor" : string.Empty, Part(groups, gain: true), Part(groups, gain: false) }
            .Where(p => p.Length > 0).ToArray();
        return parts.Length == 0 ? "nobody gains or loses access" : string.Join(", ", parts);
    }

    private static string Part(ImmutableArray<AccessGroup> groups, bool gain)
    {
        var concerned = groups.Where(g => g.Routes.Any(r => r.IsGain == gain)).ToArray();
        long who = concerned.Sum(g => g.Principals.Length);
        if (who == 0)
        {
            return string.Empty;
        }

        long people = concerned.Sum(g => g.Principals.Count(p => p.Kind == PrincipalKind.User));
        var what = concerned.Sum(g => g.Principals.Length * g.Routes.Where(r => r.IsGain == gain).Sum(r => (long)r.Roles.Count));
        var subject = people > 0 && people < who ? $"{who} users and technical users" : Counting.Of(who, people == 0 ? "technical user" : "user");
        var verb = gain ? "gain" : "lose";
        return $"{subject} {(who == 1 ? verb + "s" : verb)} {Counting.Of(what, "permission")}";
    }
}
