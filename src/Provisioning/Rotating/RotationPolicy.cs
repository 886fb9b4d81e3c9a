using System.Globalization;
using System.Text.Json;
using Provisioning.Realms;

namespace Provisioning.Rotating;

/// <summary>
/// Which clients' secrets a realm rotates with an overlap. Keycloak applies a policy to a client when no condition says no and
/// at least one says yes.
/// </summary>
public static class RotationPolicy
{
    public const string Executor = "secret-rotation";

    internal const string Life = "expiration-period";

    internal const string Overlap = "rotated-expiration-period";

    internal const string Renewal = "remaining-rotation-period";

    /// <summary>The terms for a client; null when no policy rotates its secret, or it hangs on a condition that is not known here.</summary>
    public static RotationTerms? TermsFor(ClientPolicies policies, Client client)
    {
        if (!policies.KnowsRotation)
        {
            return null;
        }

        using var profiles = JsonDocument.Parse(policies.Profiles);
        using var list = JsonDocument.Parse(policies.Policies);
        foreach (var policy in ListOf(list.RootElement, "policies").Where(p => IsOn(p) && AppliesTo(p, client)))
        {
            var names = ListOf(policy, "profiles").Select(n => n.GetString()).ToHashSet(StringComparer.Ordinal);
            if (ListOf(profiles.RootElement, "profiles").Where(p => names.Contains(Text(p, "name"))).SelectMany(TermsOf).FirstOrDefault() is { } terms)
            {
                return terms;
            }
        }

        return null;
    }

    private static IEnumerable<RotationTerms> TermsOf(JsonElement profile) => ListOf(profile, "executors")
        .Where(e => Text(e, "executor") == Executor)
        .Select(e => e.TryGetProperty("configuration", out var configuration) ? configuration : default)
        .Select(c => new RotationTerms(
            Seconds(c, Life, RotationTerms.Usual.Life), Seconds(c, Overlap, RotationTerms.Usual.Overlap), Seconds(c, Renewal, RotationTerms.Usual.Renewal)));

    private static bool AppliesTo(JsonElement policy, Client client)
    {
        var votes = ListOf(policy, "conditions").Select(c => VoteOf(c, client)).ToList();
        return votes.Count > 0 && votes.TrueForAll(v => v == true);
    }

    /// <summary>Null for a condition that cannot be judged from here.</summary>
    private static bool? VoteOf(JsonElement condition, Client client)
    {
        var configuration = condition.TryGetProperty("configuration", out var found) ? found : default;
        bool? vote = Text(condition, "condition") switch
        {
            "any-client" => true,
            "client-access-type" => ListOf(configuration, "type").Any(t => t.GetString() == NameOf(client.AccessType)),
            "client-attributes" => HasAll(client, Text(configuration, "attributes")),
            _ => null,
        };
        return IsTrue(configuration, "is-negative-logic") ? !vote : vote;
    }

    /// <param name="attributes">A JSON text inside the JSON: <c>[{"key": ..., "value": ...}]</c>.</param>
    private static bool? HasAll(Client client, string attributes)
    {
        try
        {
            using var list = JsonDocument.Parse(attributes.Length > 0 ? attributes : "[]");
            return list.RootElement.ValueKind != JsonValueKind.Array
                ? null
                : list.RootElement.EnumerateArray().All(a => client.Attributes.GetOr(Text(a, "key"), string.Empty) == Text(a, "value"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NameOf(AccessType type) => type switch
    {
        AccessType.Public => "public",
        AccessType.BearerOnly => "bearer-only",
        _ => "confidential",
    };

    private static bool IsOn(JsonElement policy) => IsTrue(policy, "enabled");

    private static JsonElement.ArrayEnumerator ListOf(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    /// <summary>The console keeps switches and numbers as texts, the API as they were sent.</summary>
    private static bool IsTrue(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && bool.TryParse(value.ToString(), out var flag) && flag;

    private static TimeSpan Seconds(JsonElement owner, string name, TimeSpan otherwise) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : otherwise;
}
