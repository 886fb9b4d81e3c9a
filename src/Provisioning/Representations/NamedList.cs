using System.Text.Json.Nodes;

namespace Provisioning.Representations;

/// <summary>
/// A JSON list of named objects with fast access by name. A list found in order stays in order; to one that is in Keycloak's
/// own order, which means nothing, new items are appended, so that the difference to the old file stays small.
/// </summary>
internal sealed class NamedList
{
    private readonly JsonArray array;
    private readonly Func<JsonObject, string> nameOf;
    private readonly Func<JsonObject, string> orderOf;
    private readonly Dictionary<string, JsonObject> index = new(StringComparer.Ordinal);
    private readonly HashSet<JsonObject> removed = [];
    private readonly bool sorted;
    private bool grown;

    /// <param name="orderOf">What the list is ordered by, where that is not the name.</param>
    public NamedList(JsonArray array, Func<JsonObject, string> nameOf, Func<JsonObject, string>? orderOf = null)
    {
        this.array = array;
        this.nameOf = nameOf;
        this.orderOf = orderOf ?? nameOf;
        var previous = string.Empty;
        sorted = true;
        foreach (var item in array.OfType<JsonObject>())
        {
            index[nameOf(item)] = item;
            var key = this.orderOf(item);
            sorted &= string.CompareOrdinal(previous, key) <= 0;
            previous = key;
        }
    }

    public IEnumerable<JsonObject> Items => array.OfType<JsonObject>().Where(o => !removed.Contains(o));

    public JsonObject? Find(string name) => index.GetValueOrDefault(name);

    public JsonObject GetOrAdd(string name)
    {
        if (!index.TryGetValue(name, out var item))
        {
            item = [];
            index[name] = item;
            array.Add((JsonNode)item);
            grown = true;
        }

        return item;
    }

    public void Remove(string name)
    {
        if (index.Remove(name, out var item))
        {
            removed.Add(item);
        }
    }

    public void RemoveWhere(Func<string, bool> gone)
    {
        foreach (var name in index.Keys.Where(gone).ToList())
        {
            Remove(name);
        }
    }

    /// <summary>Brings the JSON list in line with what was added and removed.</summary>
    public void Settle()
    {
        if (!grown && removed.Count == 0)
        {
            return;
        }

        IEnumerable<JsonObject> items = [.. Items];
        if (sorted)
        {
            items = items.OrderBy(orderOf, StringComparer.Ordinal);
        }

        var settled = items.ToList();
        array.Clear();
        foreach (var item in settled)
        {
            array.Add((JsonNode)item);
        }

        removed.Clear();
        grown = false;
    }
}
