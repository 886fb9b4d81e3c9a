using Azure;
using Azure.Security.KeyVault.Secrets;

namespace Provisioning.KeyVault.Requests;

/// <summary>
/// Whether the caller may write, without writing. Key Vault has no such question, so two writes are sent that cannot succeed: it
/// judges the caller's rights before it looks whether the named thing is there, and answers 403 in place of 404 or 400.
/// </summary>
/// <remarks>
/// That 403 comes before 404 is what users without a role report about names that are not there (azurerm's "checking for presence
/// of existing Secret"). Whether it also comes before the 400 of a body that is refused, no recording shows; where it does not, the
/// second write tells nothing, and the first one decides: each built-in role that allows the one allows the other.
/// </remarks>
internal sealed class WriteCheck(SecretClient client, Uri vault)
{
    /// <summary>The name that the vault's own logs show for these requests; no secret is ever stored under it.</summary>
    public const string Name = "provisioning-check";

    /// <summary>The service's limits are 15 tags and 255 characters of content type.</summary>
    private const int TooManyTags = 16, TooLongType = 256;

    /// <summary>The form of a version that the service never gives out.</summary>
    private static readonly string NoVersion = new('0', 32);

    /// <returns>True; a missing right is the exception of the refused request.</returns>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await FailAsync(
            () => client.UpdateSecretPropertiesAsync(new SecretProperties(new Uri(vault, $"secrets/{Name}/{NoVersion}")), cancellationToken))
            .ConfigureAwait(false);
        await FailAsync(() => client.SetSecretAsync(Unacceptable(), cancellationToken)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Refused for two reasons at once, and switched off should it not be.</summary>
    private static KeyVaultSecret Unacceptable()
    {
        var secret = new KeyVaultSecret(Name, "no secret");
        secret.Properties.Enabled = false;
        secret.Properties.ContentType = new string('x', TooLongType);
        for (var i = 0; i < TooManyTags; i++)
        {
            secret.Properties.Tags[$"check-{i}"] = "no tag";
        }

        return secret;
    }

    private static async Task FailAsync<T>(Func<Task<Response<T>>> send)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 404 or 409)
        {
            // The caller may: only what was asked for is impossible.
        }
    }
}
