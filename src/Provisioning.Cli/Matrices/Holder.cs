using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Cli.Matrices;

/// <summary>A technical user with what it was given, whichever way it signs in.</summary>
/// <param name="Name">Its client id or user name.</param>
internal sealed record Holder(
    string Name, string Stack, string Description, bool Enabled, Principal Principal, ValueSet<RoleRef> Grants, ValueSet<string> Groups)
{
    /// <summary>Clients with a service account, and users with a password that carry a stack's mark; by kind and name.</summary>
    public static IEnumerable<Holder> In(RealmState realm) =>
    [
        .. realm.Clients.Values.Where(c => c.ServiceAccount is not null).Select(c => new Holder(
            c.ClientId, c.Stack, c.Description, c.Enabled, Principal.TechnicalUser(c.ClientId), c.ServiceAccount!.Grants, c.ServiceAccount.Groups)),
        .. realm.Users.Values.Where(u => u.Stack.Length > 0).Select(u => new Holder(
            u.Username, u.Stack, string.Empty, u.Enabled, Principal.User(u.Username), u.Grants, u.Groups)),
    ];
}
