using System.Globalization;
using Provisioning.Cli.Matrices;
using Provisioning.Cli.Terminals;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>
/// The matrices for reading. Role names are too long for columns, so columns are numbered and named below; technical users
/// with the same permissions stand together.
/// </summary>
internal static class MatrixText
{
    private const int UserGroupsShown = 100;
    private const int NamesShown = 5;

    public static void Write(Page page, RealmMatrix matrix)
    {
        foreach (var table in matrix.RoleTables.Where(t => t.Permissions.Length > 0))
        {
            WriteRoles(page, table);
        }

        WriteUsers(page, matrix);
        page.Line(MembershipLetters.Legend, Tone.Quiet);
    }

    private static void WriteRoles(Page page, RoleTable table)
    {
        var names = table.Permissions.Select(p => Page.Printable(p.ToString())).ToArray();
        var width = names.Max(n => n.Length);
        page.Line($"Roles of {(table.Client.Length == 0 ? "the realm" : table.Client)}", Tone.Strong);
        page.Write(new string(' ', width + 2), Tone.Quiet).Line(string.Concat(table.Roles.Select((_, i) => Column(i + 1))), Tone.Quiet);
        for (var i = 0; i < names.Length; i++)
        {
            var permission = table.Permissions[i];
            page.Write("  ").Write(names[i].PadRight(width))
                .Line(string.Concat(table.Roles.Select(r => MembershipLetters.Of(table[r, permission]).PadLeft(4))).TrimEnd());
        }

        for (var i = 0; i < table.Roles.Length; i++)
        {
            page.Write(Column(i + 1), Tone.Quiet).Write("  ").Line(table.Roles[i].Name);
        }

        page.Line();
    }

    private static void WriteUsers(Page page, RealmMatrix matrix)
    {
        var groups = matrix.Users
            .Select(u => (u.Name, Holdings: Holding.Of(matrix.Access, u).ToArray()))
            .GroupBy(u => string.Join('\n', u.Holdings), StringComparer.Ordinal)
            .Select(g => (Names: g.Select(u => u.Name).ToArray(), g.First().Holdings))
            .ToArray();
        page.Line($"Technical users ({matrix.Users.Length})", Tone.Strong);
        foreach (var (names, holdings) in groups.Take(UserGroupsShown))
        {
            page.Write("  ").Line(names.Length > NamesShown + 1 ? $"{names.Length} alike: {Counting.Names(names, NamesShown)}" : Counting.Names(names, NamesShown));
            if (holdings.Length == 0)
            {
                page.Line("      no permission", Tone.Quiet);
            }

            foreach (var row in holdings.GroupBy(h => (h.How, h.InToken, h.Permission.Client)))
            {
                page.Write($"    {MembershipLetters.Of(row.Key.How)} ", Tone.Strong)
                    .Write(ClientOf(row.First().Permission), Tone.Quiet).Write(": ")
                    .Write(string.Join(", ", row.Select(h => h.Permission.Name)))
                    .Line(row.Key.InToken ? string.Empty : " (not in its token)", Tone.Caution);
            }
        }

        if (groups.Length > UserGroupsShown)
        {
            var rest = groups.Skip(UserGroupsShown).Sum(g => g.Names.Length);
            page.Line($"  ... and {Counting.Of(rest, "more technical user")}; --format csv lists them all.", Tone.Quiet);
        }
    }

    private static string ClientOf(RoleRef role) => role.IsRealmRole ? "realm" : role.Client;

    private static string Column(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(4);
}
