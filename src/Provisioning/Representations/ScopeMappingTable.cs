using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>The role scope mappings of a realm document, by holder, for editing; see <see cref="ScopeMappingReader"/> for the form.</summary>
internal sealed class ScopeMappingTable
{
    private const string OfRealmRoles = "scopeMappings";
    private const string OfClientRoles = "clientScopeMappings";

    private readonly JsonObject realm;
    private readonly Dictionary<string, NamedList> containers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> containersOf = new(StringComparer.Ordinal);

    public ScopeMappingTable(JsonObject realm)
    {
        this.realm = realm;
        Add(string.Empty, realm[OfRealmRoles]);
        foreach (var (client, entries) in realm[OfClientRoles] as JsonObject ?? [])
        {
            Add(client, entries);
        }
    }

    public static string OfClient(string clientId) => "client:" + clientId;

    public static string OfScope(string name) => "clientScope:" + name;

    public IEnumerable<(string Container, NamedList Entries)> Lists => containers.Select(c => (c.Key, c.Value));

    /// <summary>The client whose roles these are is gone.</summary>
    public void RemoveContainer(string client)
    {
        containers.Remove(client);
        (realm[OfClientRoles] as JsonObject)?.Remove(client);
    }

    /// <param name="holder">From <see cref="OfClient"/> or <see cref="OfScope"/>.</param>
    public void Set(string holder, ValueSet<RoleRef> roles)
    {
        var wanted = roles.GroupBy(r => r.Client, r => r.Name, StringComparer.Ordinal).ToList();
        if (containersOf.TryGetValue(holder, out var held))
        {
            foreach (var gone in held.Except(wanted.Select(w => w.Key), StringComparer.Ordinal).ToList())
            {
                containers.GetValueOrDefault(gone)?.Remove(holder);
                held.Remove(gone);
            }
        }

        foreach (var container in wanted)
        {
            Entry(container.Key, holder).SetSet("roles", container);
        }
    }

    public void Settle()
    {
        foreach (var (_, list) in Lists)
        {
            list.Settle();
        }
    }

    private JsonObject Entry(string container, string holder)
    {
        if (!containers.ContainsKey(container))
        {
            Add(container, container.Length == 0 ? realm.ArrayAt(OfRealmRoles) : realm.ObjectAt(OfClientRoles).ArrayAt(container));
        }

        Note(holder, container);
        var entry = containers[container].GetOrAdd(holder);
        var colon = holder.IndexOf(':', StringComparison.Ordinal);
        entry.SetText(holder[..colon], holder[(colon + 1)..]);
        return entry;
    }

    private void Add(string container, JsonNode? entries)
    {
        if (entries is not JsonArray array)
        {
            return;
        }

        containers[container] = new NamedList(array, HolderOf);
        foreach (var entry in array.OfType<JsonObject>())
        {
            Note(HolderOf(entry), container);
        }
    }

    private void Note(string holder, string container)
    {
        if (!containersOf.TryGetValue(holder, out var held))
        {
            containersOf[holder] = held = new HashSet<string>(StringComparer.Ordinal);
        }

        held.Add(container);
    }

    private static string HolderOf(JsonObject entry) =>
        entry["clientScope"] is { } scope ? OfScope(JsonEdits.TextOf(scope)) : OfClient(JsonEdits.TextOf(entry["client"]));
}
