using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Provisioning.Resources;

namespace Provisioning.Testing.Pulumi;

/// <summary>
/// Previews programs as <c>pulumi preview --json</c> does, in the shape that engine 3.259 was recorded with: what stays the same is
/// left out, ids that nobody knows yet are a placeholder, secrets are masked.
/// </summary>
public sealed class PulumiEngine(string stack)
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string RawState = "__pulumi_raw_state_delta";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>With <c>--refresh</c>.</summary>
    public bool Refreshes { get; init; }

    /// <summary>What somebody changed by hand: properties as the provider finds them, by resource; ids of roles are <see cref="IdOf"/>.</summary>
    public Dictionary<ResourceKey, Dictionary<string, object>> ChangedByHand { get; } = [];

    /// <summary>The id of a role, client or scope in the realm, whoever made it.</summary>
    public static string IdOf(string type, string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}::{name}"))[..16]).ToString();

    /// <summary>What an update from one program to the other is announced as.</summary>
    public string Preview(ResourceProgram before, ResourceProgram after)
    {
        var was = before.Resources.ToDictionary(r => r.Key);
        var wanted = after.Resources.ToDictionary(r => r.Key);
        var steps = new List<object>();
        if (Refreshes)
        {
            steps.AddRange(was.Values.Select(r => Step("refresh", r.Key, r.Parent.Key, State(r, was, isNew: false), State(r, was, isNew: false, ChangedByHand.GetValueOrDefault(r.Key)))));
        }

        steps.Add(StackStep(was.Count > 0));
        foreach (var component in after.Components.Except(before.Components))
        {
            steps.Add(Step("create", component.Key, null, null, Component(component)));
        }

        foreach (var resource in after.Resources)
        {
            var now = State(resource, was, isNew: true);
            if (!was.TryGetValue(resource.Key, out var old))
            {
                steps.Add(Step("create", resource.Key, resource.Parent.Key, null, now));
            }
            else if (!Same(old, resource) || (Refreshes && ChangedByHand.ContainsKey(resource.Key)))
            {
                var found = State(old, was, isNew: false, Refreshes ? ChangedByHand.GetValueOrDefault(resource.Key) : null);
                steps.Add(Step("update", resource.Key, resource.Parent.Key, found, now));
            }
        }

        steps.AddRange(before.Resources.Reverse().Where(r => !wanted.ContainsKey(r.Key))
            .Select(r => Step("delete", r.Key, r.Parent.Key, State(r, was, isNew: false), null)));
        steps.AddRange(before.Components.Except(after.Components).Select(c => Step("delete", c.Key, null, Component(c), null)));
        return JsonSerializer.Serialize(
            new Dictionary<string, object> { ["config"] = new { url = "http://localhost" }, ["steps"] = steps, ["duration"] = 5 }, Indented) + "\n";
    }

    private bool Same(ResourceDescription old, ResourceDescription now) => old.Properties.Equals(now.Properties);

    private Dictionary<string, object?> StackStep(bool isThere)
    {
        var state = new { urn = Urn(new("pulumi:pulumi:Stack", $"provisioning-{stack}"), null), custom = false, type = "pulumi:pulumi:Stack" };
        return new() { ["op"] = isThere ? "same" : "create", ["urn"] = state.urn, ["oldState"] = isThere ? state : null, ["newState"] = state, ["detailedDiff"] = null };
    }

    private Dictionary<string, object?> Step(string operation, ResourceKey key, ResourceKey? parent, object? old, object? now) => new()
    {
        ["op"] = operation,
        ["urn"] = Urn(key, parent),
        ["oldState"] = old,
        ["newState"] = now,
        ["detailedDiff"] = null,
    };

    private Dictionary<string, object?> Component(ComponentDescription component) => new()
    {
        ["urn"] = Urn(component.Key, null),
        ["custom"] = false,
        ["type"] = component.Key.Type,
    };

    private Dictionary<string, object?> State(
        ResourceDescription resource, Dictionary<ResourceKey, ResourceDescription> there, bool isNew, Dictionary<string, object>? found = null)
    {
        var inputs = resource.Properties.ToDictionary(p => p.Key, p => Value(p.Value, there), StringComparer.Ordinal);
        var state = new Dictionary<string, object?>
        {
            ["urn"] = Urn(resource.Key, resource.Parent.Key),
            ["custom"] = true,
            ["type"] = resource.Key.Type,
            ["inputs"] = new Dictionary<string, object>(inputs) { ["__defaults"] = Array.Empty<string>() },
            ["propertyDependencies"] = resource.Properties.ToDictionary(p => p.Key, p => Referred(p.Value).Select(k => Urn(k, ParentOf(k, resource))).ToArray()),
        };
        if (isNew)
        {
            return state;
        }

        state["id"] = IdOf(resource.Key.Type, resource.Key.Name);
        var outputs = new Dictionary<string, object>(inputs) { [RawState] = new { obj = new { } } };
        if (resource.Key.Type == ResourceTypes.Client)
        {
            outputs["serviceAccountUserId"] = IdOf("user of", resource.Key.Name);
            outputs["clientSecret"] = "[secret]";
        }

        foreach (var (name, value) in found ?? [])
        {
            outputs[name] = value;
        }

        state["outputs"] = outputs;
        return state;
    }

    private static object Value(ResourceValue value, Dictionary<ResourceKey, ResourceDescription> there) => value switch
    {
        ResourceValue.Text text => text.Value,
        ResourceValue.Flag flag => flag.Value,
        ResourceValue.Number number => number.Value,
        ResourceValue.List list => list.Items.Select(i => Value(i, there)).ToArray(),
        ResourceValue.Table table => table.Entries.ToDictionary(e => e.Key, e => e.Value),
        ResourceValue.Group group => group.Members.ToDictionary(e => e.Key, e => Value(e.Value, there)),
        ResourceValue.Reference { IsSecret: true } => "[secret]",
        ResourceValue.Reference { Output: "name" } named => named.Of.Name,
        ResourceValue.Reference { Of.Type: ResourceTypes.GetRole } role => IdOf(ResourceTypes.Role, role.Of.Name),
        ResourceValue.Reference { Of.Type: ResourceTypes.GetClient } client => IdOf(ResourceTypes.Client, client.Of.Name),
        ResourceValue.Reference reference when !there.ContainsKey(reference.Of) => Unknown,
        ResourceValue.Reference { Output: "serviceAccountUserId" } account => IdOf("user of", account.Of.Name),
        ResourceValue.Reference reference => IdOf(reference.Of.Type, reference.Of.Name),
        _ => throw new ArgumentException($"A {value.GetType().Name} is in no preview.", nameof(value)),
    };

    private static IEnumerable<ResourceKey> Referred(ResourceValue value) => (value switch
    {
        ResourceValue.List list => list.Items.AsEnumerable(),
        ResourceValue.Group group => group.Members.Values,
        _ => [value],
    }).OfType<ResourceValue.Reference>().Select(r => r.Of).Where(k => k.Type is not (ResourceTypes.GetRole or ResourceTypes.GetClient));

    private static ResourceKey ParentOf(ResourceKey key, ResourceDescription from) => key.Type switch
    {
        ResourceTypes.Role => new(ResourceTypes.RoleComponent, key.Name),
        ResourceTypes.ClientScope => new(ResourceTypes.RoleComponent, string.Empty),
        _ => from.Parent.Key,
    };

    private string Urn(ResourceKey key, ResourceKey? parent) =>
        $"urn:pulumi:{stack}::provisioning::{(parent is { } of ? $"{of.Type}$" : string.Empty)}{key.Type}::{key.Name}";
}
