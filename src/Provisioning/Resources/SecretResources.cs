using Provisioning.Collections;
using Provisioning.Secrets;

namespace Provisioning.Resources;

/// <summary>A technical user's secret in the vault, with all that the command would note about it.</summary>
internal static class SecretResources
{
    /// <summary>A client's secret, which the realm made.</summary>
    public static ResourceDescription OfClient(SecretRef secret, ResourceKey client, ComponentDescription parent) => Of(
        secret, parent,
        new("value", new ResourceValue.Reference(client, ResourceTypes.ClientSecret, IsSecret: true)),
        new("clientUuid", new ResourceValue.Reference(client, "id")));

    /// <summary>A password, which the resource makes itself.</summary>
    public static ResourceDescription OfPassword(SecretRef secret, ComponentDescription parent) =>
        Of(secret, parent, new KeyValuePair<string, ResourceValue>("isPassword", true));

    private static ResourceDescription Of(SecretRef secret, ComponentDescription parent, params KeyValuePair<string, ResourceValue>[] own) => new()
    {
        Key = new(ResourceTypes.Secret, secret.ClientId),
        Parent = parent,
        Properties = Map<string, ResourceValue>.From(
        [
            new("name", secret.Name),
            new("clientId", secret.ClientId),
            new("stack", secret.Stack),
            new("realm", secret.Realm),
            new("issuer", secret.Issuer),
            new("lifetimeDays", ResourceValue.FromNumber(secret.LifetimeDays)),
            .. own,
        ]),
        SecretOutputs = [ResourceTypes.SecretValue],
    };
}
