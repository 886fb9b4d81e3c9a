using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>One request to the Admin API of a realm, split up.</summary>
internal sealed record FakeCall(string Method, ImmutableArray<string> Path, IReadOnlyDictionary<string, string> Query, JsonNode? Body)
{
    public JsonObject Object => Body as JsonObject ?? throw new FakeRefusal(500, "no body");

    public IEnumerable<JsonObject> List => (Body as JsonArray ?? throw new FakeRefusal(500, "no body")).Select(n => n!.AsObject());

    public string Asked(string name) => Query.GetValueOrDefault(name, string.Empty);

    /// <summary>The part of a list that was asked for; without a number all of it, unless the list has a limit of its own.</summary>
    public FakeAnswer Page(IEnumerable<JsonObject> items, int limit = int.MaxValue)
    {
        var first = int.TryParse(Asked("first"), out var f) ? f : 0;
        var max = int.TryParse(Asked("max"), out var m) ? m : limit;
        return new FakeAnswer(200, new JsonArray([.. items.Skip(first).Take(max < 0 ? int.MaxValue : max).Select(i => i.DeepClone())]));
    }
}

/// <summary>What the server answers.</summary>
/// <param name="NewId">The last part of the address of what was made.</param>
internal sealed record FakeAnswer(int Status, JsonNode? Body = null, string NewId = "")
{
    public static FakeAnswer Done { get; } = new(204);

    public static FakeAnswer Of(JsonNode body) => new(200, body.DeepClone());
}

/// <summary>The server says no.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A refusal without a status is none.")]
internal sealed class FakeRefusal(int status, string message) : Exception(message)
{
    public FakeAnswer Answer { get; } = new(status, new JsonObject { ["errorMessage"] = message });

    public static FakeRefusal NotFound { get; } = new(404, "not found");
}
