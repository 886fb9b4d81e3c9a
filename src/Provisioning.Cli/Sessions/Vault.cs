using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>An opened vault.</summary>
/// <param name="Notices">What a person should know after the vault was used, such as a key file that was made.</param>
internal sealed record Vault(ISecretStore Store, Func<ImmutableArray<Diagnostic>> Notices)
{
    /// <summary>What would keep the plan's secrets from being stored or deleted; asked before anything is written.</summary>
    /// <param name="writes">Whether the plan is about to be applied, and not only shown.</param>
    public async Task<ImmutableArray<Diagnostic>> CheckAsync(Plan plan, bool writes, CancellationToken cancellationToken)
    {
        if (plan.Secrets.Count == 0)
        {
            return [];
        }

        try
        {
            await Store.CheckAsync(writes, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (SecretStoreException refusal)
        {
            return [refusal.Finding];
        }
    }
}
