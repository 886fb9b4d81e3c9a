using Provisioning.Cli.Matrices;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>
/// Both matrices as one list with a line for each filled cell (RFC 4180), so that a spreadsheet can pivot it and
/// 20,000 technical users stay 20,000 short groups of lines instead of columns.
/// </summary>
internal static class MatrixCsv
{
    public static void Write(TextWriter output, RealmMatrix matrix)
    {
        output.Write("kind,holder,application,permission,how,token\r\n");
        foreach (var table in matrix.RoleTables)
        {
            foreach (var role in table.Roles)
            {
                foreach (var permission in table.Permissions.Where(p => table[role, p] != Membership.None))
                {
                    Row(output, "role", role.ToString(), permission, table[role, permission], string.Empty);
                }
            }
        }

        foreach (var user in matrix.Users)
        {
            foreach (var holding in Holding.Of(matrix.Access, user))
            {
                Row(output, "technical user", user.Name, holding.Permission, holding.How, holding.InToken ? "yes" : "no");
            }
        }
    }

    private static void Row(TextWriter output, string kind, string holder, RoleRef permission, Membership how, string token)
    {
        output.Write($"{kind},{Cell(holder)},{Cell(permission.Client)},{Cell(permission.Name)},{MembershipLetters.Of(how)},{token}\r\n");
    }

    private static string Cell(string text)
    {
        // A spreadsheet would run a name that begins like a formula.
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
