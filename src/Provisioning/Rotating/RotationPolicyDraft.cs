using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Rotating;

/// <summary>
/// Puts the profile and the policy that rotation needs among a realm's others. The server takes both lists as a whole and drops
/// what is not in them, so everything that is there is kept as it is.
/// </summary>
public static class RotationPolicyDraft
{
    /// <summary>The name of the profile and of the policy.</summary>
    public const string Name = "provisioning-secret-rotation";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>
    /// The realm's lists with ours in them. Where the server can choose clients by attribute, the policy is for the clients that
    /// this tool writes; before release 26 the nearest condition is every confidential client.
    /// </summary>
    public static ClientPolicies Add(ClientPolicies present, RotationTerms terms) => present with
    {
        Profiles = Put(present.Profiles, "profiles", new JsonObject
        {
            ["name"] = Name,
            ["description"] = "Secrets of technical users end, and a rotated one goes on for a while.",
            ["executors"] = new JsonArray(new JsonObject
            {
                ["executor"] = RotationPolicy.Executor,
                ["configuration"] = new JsonObject
                {
                    [RotationPolicy.Life] = (int)terms.Life.TotalSeconds,
                    [RotationPolicy.Overlap] = (int)terms.Overlap.TotalSeconds,
                    [RotationPolicy.Renewal] = (int)terms.Renewal.TotalSeconds,
                },
            }),
        }),
        Policies = Put(present.Policies, "policies", new JsonObject
        {
            ["name"] = Name,
            ["description"] = present.KnowsAttributes ? "For the technical users that 'provision' writes." : "For every confidential client of the realm.",
            ["enabled"] = true,
            ["conditions"] = new JsonArray(present.KnowsAttributes ? OfOurClients() : OfConfidentialClients()),
            ["profiles"] = new JsonArray(Name),
        }),
    };

    /// <summary>The same JSON, indented by two, for people.</summary>
    public static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(Layout);

    /// <summary>Whether both lists say the same, whatever their layout.</summary>
    public static bool AreEqual(ClientPolicies one, ClientPolicies other) =>
        JsonNode.DeepEquals(JsonNode.Parse(one.Profiles), JsonNode.Parse(other.Profiles))
        && JsonNode.DeepEquals(JsonNode.Parse(one.Policies), JsonNode.Parse(other.Policies));

    private static JsonObject OfOurClients() => new()
    {
        ["condition"] = "client-attributes",
        ["configuration"] = new JsonObject
        {
            // The server wants this list as a text.
            ["attributes"] = new JsonArray(new JsonObject { ["key"] = Marks.Applier, ["value"] = Marks.ProvisionApplier }).ToJsonString(),
        },
    };

    private static JsonObject OfConfidentialClients() => new()
    {
        ["condition"] = "client-access-type",
        ["configuration"] = new JsonObject { ["type"] = new JsonArray("confidential") },
    };

    private static string Put(string json, string list, JsonObject item)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        var items = document[list] as JsonArray ?? [];
        document[list] = items;
        var place = items.ToList().FindIndex(i => i?["name"]?.ToString() == Name);
        if (place < 0)
        {
            items.Add((JsonNode)item);
        }
        else
        {
            items[place] = item;
        }

        return document.ToJsonString();
    }
}
