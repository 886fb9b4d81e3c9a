using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// Role scope mappings as an export has them: those of realm roles in one list (<c>scopeMappings</c>), those of client roles
/// by the client that owns the roles (<c>clientScopeMappings</c>); each entry names its holder, a client or a client scope.
/// </summary>
internal sealed class ScopeMappingReader
{
    private readonly Dictionary<string, List<RoleRef>> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RoleRef>> scopes = new(StringComparer.Ordinal);

    public ScopeMappingReader(JsonFields realm)
    {
        Collect(realm, "scopeMappings", string.Empty);
        var containers = realm.Object("clientScopeMappings");
        foreach (var container in containers.Names())
        {
            Collect(containers, container, container);
        }
    }

    public ValueSet<RoleRef> OfClient(string clientId) =>
        clients.TryGetValue(clientId, out var roles) ? ValueSet.From(roles) : [];

    public ValueSet<RoleRef> OfScope(string name) =>
        scopes.TryGetValue(name, out var roles) ? ValueSet.From(roles) : [];

    private void Collect(JsonFields owner, string field, string container)
    {
        foreach (var entry in owner.Objects(field))
        {
            var scope = entry.Text("clientScope");
            var (holders, holder) = scope.Length > 0 ? (scopes, scope) : (clients, entry.Text("client"));
            if (!holders.TryGetValue(holder, out var roles))
            {
                holders[holder] = roles = [];
            }

            roles.AddRange(entry.Texts("roles").Select(r => new RoleRef(container, r)));
        }
    }
}
