using Provisioning.Access;

namespace Provisioning.Cli.Views;

/// <summary>A way from a grant to a permission, as people read it.</summary>
internal static class PathWords
{
    public static string Of(AccessPath path)
    {
        var roles = string.Join(" > ", path.Roles);
        return path.Start switch
        {
            PathStart.Group => $"member of group {path.Group}, which is granted {roles}",
            PathStart.DefaultRole => $"every user is granted {roles}",
            _ => path.Roles.Count == 1 ? "granted by itself" : $"granted {roles}",
        };
    }
}
