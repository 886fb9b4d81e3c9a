using Provisioning.Cli.Matrices;

namespace Provisioning.Cli.Views;

/// <summary>The matrices as tables for documentation.</summary>
internal static class MatrixMarkdown
{
    private const int UsersShown = 500;

    public static void Write(TextWriter output, RealmMatrix matrix)
    {
        output.Write($"## Who has what in {Markdown.Name(matrix.Subject)}\n\n{MembershipLetters.Legend}\n");
        foreach (var table in matrix.RoleTables.Where(t => t.Permissions.Length > 0))
        {
            output.Write($"\n### Roles of {(table.Client.Length == 0 ? "the realm" : Markdown.Name(table.Client))}\n\n");
            Markdown.Table(
                output,
                ["Permission", .. table.Roles.Select(r => Markdown.Text(r.Name))],
                table.Permissions.Select(p => (string[])
                    [Markdown.Name(p.ToString()), .. table.Roles.Select(r => MembershipLetters.Of(table[r, p]))]));
        }

        output.Write("\n### Technical users\n\n");
        Markdown.Table(output, ["Technical user", "Permission", "How", "In the token"], matrix.Users.Take(UsersShown).SelectMany(u =>
            Holding.Of(matrix.Access, u).Select(h => (string[])
                [Markdown.Name(u.Name), Markdown.Name(h.Permission.ToString()), MembershipLetters.Of(h.How), h.InToken ? "yes" : "no"])));
        if (matrix.Users.Length > UsersShown)
        {
            output.Write($"\n... and {matrix.Users.Length - UsersShown} more technical users; `--format csv` lists them all.\n");
        }
    }
}
