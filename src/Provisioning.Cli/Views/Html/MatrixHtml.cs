using Provisioning.Cli.Matrices;
using Provisioning.Realms;

namespace Provisioning.Cli.Views.Html;

/// <summary>The matrices as a page: roles x permissions for each client that has roles, and technical users x permissions.</summary>
internal static class MatrixHtml
{
    private const int UsersShown = 2_000;
    private const string Legend = MembershipLetters.Legend + "; in brackets: held, and not in the token.";

    public static void Write(TextWriter output, RealmMatrix matrix)
    {
        using var page = new HtmlPage(output, $"Who has what in {matrix.Subject}");
        page.Write($"<p class=\"quiet\">{Legend} A filter finds rows by their name and by what they have.</p>");
        page.BeginMain();
        WriteUsers(page, matrix);
        foreach (var table in matrix.RoleTables.Where(t => t.Permissions.Length > 0))
        {
            WriteRoles(page, table);
        }
    }

    private static void WriteRoles(HtmlPage page, RoleTable table) => Write(
        page,
        $"Roles of {(table.Client.Length == 0 ? "the realm" : table.Client)}",
        $"{Counting.Of(table.Roles.Length, "role")}, {Counting.Of(table.Permissions.Length, "permission")}",
        "Role",
        table.Permissions,
        table.Roles.Select(r => (r.Name, table.Permissions.Select(p => MembershipLetters.Of(table[r, p])))));

    private static void WriteUsers(HtmlPage page, RealmMatrix matrix)
    {
        var users = matrix.Users.Take(UsersShown)
            .Select(u => (u.Name, Holdings: Holding.Of(matrix.Access, u).ToDictionary(h => h.Permission)))
            .ToArray();
        var permissions = users.SelectMany(u => u.Holdings.Keys).Distinct().Order().ToImmutableArray();
        var rest = matrix.Users.Length - users.Length;
        Write(
            page,
            "Technical users",
            $"{Counting.Of(matrix.Users.Length, "technical user")}, {Counting.Of(permissions.Length, "permission")}"
                + (rest > 0 ? $"; the first {users.Length} are shown, --format csv lists the other {rest}" : string.Empty),
            "Technical user",
            permissions,
            users.Select(u => (u.Name, permissions.Select(p => u.Holdings.TryGetValue(p, out var held) ? Mark(held) : string.Empty))));
    }

    private static string Mark(Holding holding) => holding.InToken ? MembershipLetters.Of(holding.How) : $"({MembershipLetters.Of(holding.How)})";

    // Cells are most of the page, so that they do without the closing tags that HTML lets one leave out.
    private static void Write(
        HtmlPage page, string title, string caption, string corner, ImmutableArray<RoleRef> permissions, IEnumerable<(string Name, IEnumerable<string> Cells)> rows)
    {
        page.BeginTable(title, caption, "matrix");
        var clients = permissions.GroupBy(p => p.Client, StringComparer.Ordinal);
        page.Write("<thead><tr><td></td>" + string.Concat(clients.Select(c =>
            $"<th scope=\"colgroup\" colspan=\"{c.Count()}\">{Html.Text(c.Key.Length == 0 ? "realm" : c.Key)}</th>")) + "</tr>");
        page.Write($"<tr><th scope=\"col\">{corner}</th>" + string.Concat(permissions.Select(p =>
            $"<th scope=\"col\" data-full=\"{Html.Text(p.ToString())}\"><span class=\"name\">{Html.Text(p.Name)}</span></th>")) + "</tr></thead>\n<tbody>");
        foreach (var (name, cells) in rows)
        {
            page.Write($"<tr><th scope=\"row\">{Html.Text(name)}</th>{string.Concat(cells.Select(c => "<td>" + c))}");
        }

        page.EndTable();
    }
}
