namespace Provisioning.Secrets;

/// <summary>A vault. Names are compared without case, as Azure Key Vault does.</summary>
public interface ISecretStore
{
    /// <summary>For people: where it is, for example a path or an address.</summary>
    string Location { get; }

    /// <summary>
    /// The current version of every secret, also of disabled ones; reads no value. Secrets that this project did not put there
    /// have no stack. The version may be left empty: see <see cref="VersionsAsync"/>.
    /// </summary>
    Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What is deleted and can be recovered; nothing where a store deletes for good. Reads no value.</summary>
    Task<ImmutableArray<StoredSecret>> ListDeletedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The versions of one secret, newest first; none for an unknown or deleted name. A store need not keep older ones. Reads no value.
    /// </summary>
    Task<ImmutableArray<StoredSecret>> VersionsAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Throws a <see cref="SecretStoreException"/> with its finding when the store could not be used now. Stores nothing and
    /// makes nothing; asked before a realm is changed whose secrets have to follow.
    /// </summary>
    /// <param name="writes">
    /// Whether the caller is going to store, describe or delete, so that a right to write that it lacks is a finding. Without
    /// it only what a preview needs is asked for.
    /// </param>
    Task CheckAsync(bool writes, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a value durably before it returns; an existing secret gets a new version. A deleted one is recovered first, unless
    /// it was somebody else's.
    /// </summary>
    Task<StoredSecret> SetAsync(SecretRef secret, SecretValue value, SecretAttributes attributes, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces what is kept about a version (see <see cref="SecretAttributes.InPlaceOf"/>) and makes no new one; neither reads
    /// nor writes a value.
    /// </summary>
    /// <param name="version">As <see cref="VersionsAsync"/> tells it; empty for the current one.</param>
    /// <returns>The version as it is now; null when the store does not have it, or no longer.</returns>
    Task<StoredSecret?> UpdateAsync(SecretRef secret, string version, SecretAttributes attributes, CancellationToken cancellationToken);

    /// <summary>Removes a secret; one that is not there is no error.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>The value, or null when there is none of that name.</summary>
    Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken);
}
