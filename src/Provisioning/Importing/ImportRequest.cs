using Provisioning.Declarations;
using Provisioning.Realms;

namespace Provisioning.Importing;

/// <summary>What declarations are to be made of.</summary>
public sealed record ImportRequest
{
    /// <summary>The whole realm as it was read.</summary>
    public required RealmState Realm { get; init; }

    /// <summary>The environment that the realm becomes, a plain name.</summary>
    public required string Environment { get; init; }

    /// <summary>Where the environment's realm is, as its file will say.</summary>
    public required RealmTarget Target { get; init; }

    /// <summary>Where secrets that are made later go, as the environment's file will say.</summary>
    public required VaultTarget Vault { get; init; }

    /// <summary>Where the realm came from, for people.</summary>
    public required string Source { get; init; }

    /// <summary>The day of the import; exceptions for what is wrong already count from it.</summary>
    public required DateOnly Today { get; init; }
}
