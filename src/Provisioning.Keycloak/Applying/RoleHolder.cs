namespace Provisioning.Keycloak.Applying;

/// <summary>
/// Something that roles are given to, and where: one address for the realm's roles, one for those of each client.
/// </summary>
/// <param name="Right">What changing it needs.</param>
/// <param name="Address">The address for the roles of the client with that id; empty means the realm's roles.</param>
internal sealed record RoleHolder(string Right, Func<string, FormattableString> Address)
{
    public static RoleHolder User(string id) => new(
        Rights.ManageUsers,
        client => client.Length == 0 ? (FormattableString)$"users/{id}/role-mappings/realm" : $"users/{id}/role-mappings/clients/{client}");

    public static RoleHolder Client(string id) => new(
        Rights.ManageClients,
        client => client.Length == 0 ? (FormattableString)$"clients/{id}/scope-mappings/realm" : $"clients/{id}/scope-mappings/clients/{client}");

    public static RoleHolder Scope(string id) => new(
        Rights.ManageClients,
        client => client.Length == 0
            ? (FormattableString)$"client-scopes/{id}/scope-mappings/realm"
            : $"client-scopes/{id}/scope-mappings/clients/{client}");
}
