using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Representations;

/// <summary>The places of a client's representation where secrets stand. None of them reaches a record or a finding.</summary>
internal static class ClientSecrets
{
    private const string Secret = "secret";

    private const string RegistrationToken = "registrationAccessToken";

    /// <summary>The secret before the last rotation, which still signs in for a while.</summary>
    private const string Rotated = "client.secret.rotated";

    public static void Note(JsonFields client, string clientId)
    {
        if (client.Notes.SecretsExpected)
        {
            return;
        }

        foreach (var field in new[] { Secret, RegistrationToken }.Where(f => IsClear(client.Text(f))))
        {
            Add(client, clientId, field);
        }

        var attributes = client.Object("attributes");
        if (attributes.Has(Rotated) && IsClear(attributes.Text(Rotated)))
        {
            Add(client, clientId, Rotated);
        }
    }

    public static Map<string, string> Without(Map<string, string> attributes) => attributes.Without(Rotated);

    /// <summary>Takes secrets and masks away; references into a vault stay.</summary>
    public static void Strip(JsonObject client)
    {
        StripField(client, Secret);
        StripField(client, RegistrationToken);
        if (client["attributes"] is JsonObject attributes)
        {
            StripField(attributes, Rotated);
        }
    }

    private static void StripField(JsonObject target, string name)
    {
        if (target.ContainsKey(name) && !IsReference(JsonEdits.TextOf(target[name])))
        {
            target.Remove(name);
        }
    }

    private static void Add(JsonFields client, string clientId, string field) => client.Notes.Add(
        TargetCodes.SecretInRealmFile, client.Element, $"Client '{clientId}' carries its '{field}' in clear.", subject: clientId);

    private static bool IsClear(string value) => value.Trim('*').Length > 0 && !IsReference(value);

    /// <summary><c>${vault.key}</c>, or a placeholder that is filled in when the file is imported.</summary>
    private static bool IsReference(string value) =>
        value.StartsWith("${", StringComparison.Ordinal) && value.EndsWith('}');
}
