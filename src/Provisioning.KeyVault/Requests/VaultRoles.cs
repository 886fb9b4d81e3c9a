namespace Provisioning.KeyVault.Requests;

/// <summary>Azure's built-in roles for the data of a vault, by the action that each allows with the least beside it.</summary>
internal static class VaultRoles
{
    private const string Reader = "Key Vault Reader";

    private const string User = "Key Vault Secrets User";

    private const string Officer = "Key Vault Secrets Officer";

    /// <param name="action">As the vault writes it, for example <c>setSecret/action</c>; empty when it does not say.</param>
    public static string For(string action) => action switch
    {
        "readMetadata/action" => Reader,
        "getSecret/action" => User,
        _ => Officer,
    };
}
