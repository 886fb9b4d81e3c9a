using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>What every client says of itself.</summary>
internal static class ClientProperties
{
    public static ValueSet<string> Secrets { get; } = ValueSet.From<string>([ResourceTypes.ClientSecret, "clientSecretWo"]);

    /// <summary>The name is always there: without one Pulumi makes one up.</summary>
    public static Map<string, ResourceValue> Of(ProgramDraft draft, Client client) => draft.Properties(
        ("clientId", client.ClientId),
        ("name", client.Name),
        ("description", client.Description),
        ("enabled", client.Enabled),
        ("accessType", NameOf(client.AccessType)),
        ("fullScopeAllowed", client.FullScopeAllowed),
        ("extraConfig", ResourceValue.MapOf(client.Attributes)));

    /// <summary>The reverse of what is written; anything else is confidential, as the provider takes no other.</summary>
    public static AccessType AccessTypeOf(string name) => name switch
    {
        "PUBLIC" => AccessType.Public,
        "BEARER-ONLY" => AccessType.BearerOnly,
        _ => AccessType.Confidential,
    };

    private static string NameOf(AccessType accessType) => accessType switch
    {
        AccessType.Public => "PUBLIC",
        AccessType.BearerOnly => "BEARER-ONLY",
        _ => "CONFIDENTIAL",
    };
}
