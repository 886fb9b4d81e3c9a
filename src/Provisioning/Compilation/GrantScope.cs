using System.Text;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// The client scope that lets one granted role into tokens. It is shared by all technical users that hold the role, so that
/// creating a technical user needs no scope mapping of its own.
/// </summary>
public static class GrantScope
{
    private const string Prefix = "grant:";

    /// <summary>
    /// <c>grant:client/role</c>. Keycloak wants ASCII without space, quote and backslash in names of client scopes; those, and
    /// the percent sign, are percent-encoded in UTF-8.
    /// </summary>
    public static string NameOf(RoleRef role)
    {
        var full = Prefix + role;
        if (!full.AsSpan().ContainsAnyExceptInRange('!', '~') && full.AsSpan().IndexOfAny("\"\\%") < 0)
        {
            return full;
        }

        var name = new StringBuilder(full.Length + 8);
        foreach (var unit in Encoding.UTF8.GetBytes(full))
        {
            if (unit is > 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\' and not (byte)'%')
            {
                name.Append((char)unit);
            }
            else
            {
                name.Append($"%{unit:X2}");
            }
        }

        return name.ToString();
    }

    /// <summary>Whether a client scope is named as ours are.</summary>
    public static bool IsName(string scope) => scope.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The role that a scope of ours is for, as far as the name tells; nothing for any other scope.</summary>
    /// <param name="scope">As <see cref="NameOf"/> makes it; the application's client id has no slash.</param>
    public static RoleRef? RoleOf(string scope)
    {
        if (!IsName(scope))
        {
            return null;
        }

        var full = Uri.UnescapeDataString(scope[Prefix.Length..]);
        return RoleRef.Parse(full);
    }

    public static ClientScope For(RoleRef role, Map<string, string> marks) => new()
    {
        Name = NameOf(role),
        Description = Description(role),
        Attributes = marks.Merge(
        [
            new("include.in.token.scope", "false"),
            new("display.on.consent.screen", "false"),
        ]),
        Roles = [role],
    };

    private static string Description(RoleRef role)
    {
        var text = $"Lets {role} into the tokens of the technical users that hold it";
        return text.Length <= KeycloakNames.MaxLength ? text : text[..KeycloakNames.MaxLength];
    }
}
