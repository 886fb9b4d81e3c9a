namespace Provisioning.Secrets;

/// <summary>A vault. Names are compared without case, as Azure Key Vault does.</summary>
public interface ISecretStore
{
    /// <summary>For people: where it is, for example a path or an address.</summary>
    string Location { get; }

    /// <summary>Every secret this project put there; reads no value.</summary>
    Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Throws a <see cref="SecretStoreException"/> with its finding when a value could not be stored now. Stores nothing and
    /// makes nothing; asked before a realm is changed whose secrets have to follow.
    /// </summary>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Stores a value durably before it returns; an existing secret gets a new version.</summary>
    Task<StoredSecret> SetAsync(SecretRef secret, SecretValue value, CancellationToken cancellationToken);

    /// <summary>Removes a secret; one that is not there is no error.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>The value, or null when there is none of that name.</summary>
    Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken);
}
