namespace Provisioning.Access;

/// <summary>The paths of groups, <c>/parent/child</c>. A slash inside a name is written <c>~/</c>, as Keycloak does.</summary>
internal static class GroupPaths
{
    /// <summary>The group itself, then the groups above it: a member of the one is a member of them all.</summary>
    public static IEnumerable<string> SelfAndAbove(string path)
    {
        yield return path;
        for (var i = path.Length - 1; i > 0; i--)
        {
            if (path[i] == '/' && path[i - 1] != '~')
            {
                yield return path[..i];
            }
        }
    }
}
