using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>Who gains or loses what, as a table for a pull request.</summary>
internal static class AccessMarkdown
{
    private const int RowsShown = 200;
    private const int NamesShown = 8;
    private const int PermissionsShown = 20;

    public static void Write(TextWriter output, AccessDifference access)
    {
        var groups = AccessRoutes.Of(access);
        output.Write($"\n#### Access: {AccessCounts.Sentence(groups)}\n");
        if (groups.IsEmpty)
        {
            return;
        }

        output.Write('\n');
        var rows = groups.SelectMany(g => g.Routes.Select(r => Row(g, r)));
        Markdown.Table(output, ["", "Who", "Through", "What"], rows.Take(RowsShown));
        if (groups.Sum(g => g.Routes.Count) > RowsShown)
        {
            output.Write("\nThe table is cut here; `--format json` lists everything.\n");
        }
    }

    private static string[] Row(AccessGroup group, AccessRoute route) =>
    [
        Word(route.Kind),
        Counting.Names([.. group.Principals.Select(p => Markdown.Name(p.Name))], NamesShown),
        route.Through.Length == 0 ? "granted directly" : Markdown.Name(route.Through),
        string.Join("<br>", route.ByClient.Select(c =>
            $"{Markdown.Name(c.Client)}: {Counting.Names([.. c.Names.Select(Markdown.Text)], PermissionsShown)}"))
            + (route.InToken || route.Kind is AccessChangeKind.TokenGained or AccessChangeKind.TokenLost ? string.Empty : "<br>(not in the token)")
            + (route.Roles.Any(KeycloakBuiltIns.IsPrivileged) ? "<br>**administers the realm itself**" : string.Empty),
    ];

    private static string Word(AccessChangeKind kind) => kind switch
    {
        AccessChangeKind.Gained => "gains",
        AccessChangeKind.Lost => "loses",
        AccessChangeKind.TokenGained => "gains in the token",
        _ => "loses in the token",
    };
}
