using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>A declared secret and what its vault says about it.</summary>
/// <param name="IsKnown">Whether the vault answered.</param>
/// <param name="Stored">Null when the vault has none of that name.</param>
internal sealed record ListedSecret(SecretRef Ref, string Location, bool IsKnown, StoredSecret? Stored);

/// <summary>Asks a vault about declared secrets, never for a value.</summary>
internal static class SecretListing
{
    private const int SideBySide = 16;

    /// <param name="isWanted">Which of the stored ones the answer is about; the others are left out.</param>
    /// <exception cref="SecretStoreException">The vault does not answer.</exception>
    public static async Task<ImmutableArray<ListedSecret>> OfAsync(
        ISecretStore store, ImmutableArray<SecretRef> references, Func<StoredSecret?, bool> isWanted, CancellationToken cancellationToken)
    {
        var found = ByName(await store.ListAsync(cancellationToken).ConfigureAwait(false));
        if (references.Any(r => !found.ContainsKey(r.Name)))
        {
            foreach (var (name, deleted) in ByName(await store.ListDeletedAsync(cancellationToken).ConfigureAwait(false)))
            {
                found.TryAdd(name, deleted);
            }
        }

        var listed = references.Select(r => new ListedSecret(r, store.Location, true, found.GetValueOrDefault(r.Name)))
            .Where(s => isWanted(s.Stored)).ToArray();
        await Parallel.ForAsync(
            0,
            listed.Length,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                // Azure Key Vault tells versions one secret at a time.
                if (listed[i].Stored is { Version: "", DeletedAt: null }
                    && await store.VersionsAsync(listed[i].Ref.Name, token).ConfigureAwait(false) is [var current, ..])
                {
                    listed[i] = listed[i] with { Stored = current };
                }
            }).ConfigureAwait(false);
        return [.. listed];
    }

    private static Dictionary<string, StoredSecret> ByName(ImmutableArray<StoredSecret> secrets) =>
        secrets.ToDictionary(s => s.Ref.Name, StringComparer.OrdinalIgnoreCase);
}
