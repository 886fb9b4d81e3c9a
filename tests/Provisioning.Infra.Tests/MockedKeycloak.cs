using System.Collections.Concurrent;
using System.Text;
using Pulumi;
using Pulumi.Testing;

namespace Provisioning.Infra.Tests;

/// <summary>Answers what the engine would be asked, with ids that tell whose they are, and keeps all it saw.</summary>
internal sealed class MockedKeycloak : IMocks
{
    public const string Canary = "canary-8d1f0c5e";

    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, object>> registered = new(StringComparer.Ordinal);

    /// <summary>Everything as text, sorted: what was registered with its inputs, and what was asked.</summary>
    public string Seen
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, inputs) in registered.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                text.Append(name).Append('\n');
                foreach (var (input, value) in inputs.OrderBy(i => i.Key, StringComparer.Ordinal))
                {
                    text.Append($"  {input}: {Text(value)}\n");
                }
            }

            return text.ToString();
        }
    }

    public ImmutableDictionary<string, object> this[string resource] => registered[resource];

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        registered[$"{args.Type}::{args.Name}"] = args.Inputs;
        var state = args.Inputs;
        if (args.Type == "keycloak:openid/client:Client")
        {
            state = state
                .SetItem("clientSecret", Output.CreateSecret($"{Canary} of {args.Name}"))
                .SetItem("serviceAccountUserId", $"id of the user of {args.Name}");
        }
        else if (args.Type == "provisioning:keyvault:Secret")
        {
            // Its own provider gives back what it was given, or a password that it made.
            state = state.ContainsKey("value") ? state : state.SetItem("value", Output.CreateSecret($"{Canary} made for {args.Name}"));
            state = state.SetItem("fingerprint", $"fingerprint of {args.Name}");
        }

        return Task.FromResult<(string?, object)>(($"id of {args.Name}", state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        var name = args.Args.TryGetValue("name", out var role) ? $"{args.Args["clientId"]}, role {role}" : (string)args.Args["clientId"];
        registered[$"{args.Token}::{name}"] = args.Args;
        return Task.FromResult<object>(args.Args.SetItem("id", $"id of {name}").SetItem("clientSecret", $"{Canary} of a lookup"));
    }

    private static string Text(object? value) => value switch
    {
        ImmutableArray<object> list => $"[{string.Join(", ", list.Select(Text))}]",
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Text(e.Value)}"))}}}",
        string text => $"'{text}'",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
