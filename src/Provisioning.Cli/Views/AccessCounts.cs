using Provisioning.Access;

namespace Provisioning.Cli.Views;

/// <summary>A difference of access in numbers.</summary>
internal static class AccessCounts
{
    /// <summary>For example <c>12 technical users gain 96 permissions, 1 technical user loses 2 permissions</c>.</summary>
    public static string Sentence(AccessDifference access)
    {
        var parts = new List<string>(2);
        Add(parts, access, broadening: true, "gain");
        Add(parts, access, broadening: false, "lose");
        return parts.Count == 0 ? "nobody gains or loses access" : string.Join(", ", parts);
    }

    private static void Add(List<string> parts, AccessDifference access, bool broadening, string verb)
    {
        long who = 0;
        long people = 0;
        long what = 0;
        long permissions = 0;
        foreach (var fold in access.Folded)
        {
            var concerned = fold.Roles.Where(r => r.IsBroadening == broadening).ToArray();
            if (concerned.Length > 0)
            {
                who += fold.Principals.Length;
                people += fold.Principals.Count(p => p.Kind == PrincipalKind.User);
                what += (long)concerned.Length * fold.Principals.Length;
                permissions += (long)concerned.Count(c => c.IsPermission) * fold.Principals.Length;
            }
        }

        if (who > 0)
        {
            var nouns = people == 0 ? "technical user" : people == who ? "user" : "user and technical user";
            var subject = people > 0 && people < who ? $"{who} users and technical users" : Counting.Of(who, nouns);
            var things = permissions == 0 ? Counting.Of(what, "role") : Counting.Of(permissions, "permission");
            parts.Add($"{subject} {(who == 1 ? verb + "s" : verb)} {things}");
        }
    }
}
