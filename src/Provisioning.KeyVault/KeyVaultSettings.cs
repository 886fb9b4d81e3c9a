using Azure.Core;
using Azure.Identity;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.KeyVault.Sessions;
using Provisioning.Secrets;

namespace Provisioning.KeyVault;

/// <summary>
/// Reads how to sign in from settings named <c>PROVISIONING__ENV__KEYVAULT__NAME</c>: CREDENTIAL, CLIENTID, TENANTID and CAFILE,
/// all optional. The vault's address is the environment's.
/// </summary>
public static class KeyVaultSettings
{
    private const string Emulator = "emulator";

    private static readonly string[] Credentials = ["default", "workload-identity", "managed-identity", "azure-cli", Emulator];

    /// <param name="target">The vault as the environment declares it.</param>
    /// <param name="lookup">The value of an environment variable, or null.</param>
    /// <param name="readFile">The text of a PEM file; what it throws becomes the finding's reason.</param>
    /// <exception cref="SecretStoreException">Something is missing or not allowed.</exception>
    public static KeyVaultOptions Read(
        string environment, VaultTarget target, Func<string, string?> lookup, Func<string, string> readFile)
    {
        var prefix = $"PROVISIONING__{environment.ToUpperInvariant()}__KEYVAULT__";
        string Value(string name) => lookup(prefix + name) ?? string.Empty;

        var place = target.At.ToPlace(environment);
        if (!Uri.TryCreate(target.Uri, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
        {
            throw Unusable(place, $"'{target.Uri}' is not the address of a vault.", "Write it as https://NAME.vault.azure.net/.");
        }

        return new KeyVaultOptions
        {
            Uri = new Uri(address.GetLeftPart(UriPartial.Authority) + "/"),
            Credential = CredentialOf(Value, address, prefix, environment),
            AuthorityPem = Value("CAFILE") is { Length: > 0 } file ? FileOf(file, prefix, environment, readFile) : string.Empty,
        };
    }

    private static TokenCredential CredentialOf(Func<string, string> value, Uri address, string prefix, string environment)
    {
        var (kind, client, tenant) = (value("CREDENTIAL"), value("CLIENTID"), value("TENANTID"));
        switch (kind)
        {
            case "" or "default":
                var all = new DefaultAzureCredentialOptions();
                if (client.Length > 0)
                {
                    (all.ManagedIdentityClientId, all.WorkloadIdentityClientId) = (client, client);
                }

                if (tenant.Length > 0)
                {
                    all.TenantId = tenant;
                }

                return new DefaultAzureCredential(all);
            case "workload-identity":
                return new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions { ClientId = Or(client), TenantId = Or(tenant) });
            case "managed-identity":
                return new ManagedIdentityCredential(
                    client.Length > 0 ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);
            case "azure-cli":
                return new AzureCliCredential(new AzureCliCredentialOptions { TenantId = Or(tenant) });
            case Emulator when address.IsLoopback:
                return new EmulatorCredential();
            case Emulator:
                throw Unusable(Place.Of(environment), $"{prefix}CREDENTIAL is '{Emulator}', and {address} is not on this machine.");
            default:
                throw Unusable(
                    Place.Of(environment), $"{prefix}CREDENTIAL cannot be '{kind}'.", Spelling.Suggest(kind, Credentials, $"Use {string.Join(", ", Credentials)}."));
        }
    }

    private static string? Or(string value) => value.Length > 0 ? value : null;

    private static string FileOf(string path, string prefix, string environment, Func<string, string> readFile)
    {
        try
        {
            return readFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException(
                KeyVaultCodes.SettingUnusable.At(
                    Place.Of(environment), $"The file '{path}' that {prefix}CAFILE names cannot be read: {e.Message}"),
                e);
        }
    }

    private static SecretStoreException Unusable(Place place, string message, string next = "") =>
        new(KeyVaultCodes.SettingUnusable.At(place, message, next));
}
