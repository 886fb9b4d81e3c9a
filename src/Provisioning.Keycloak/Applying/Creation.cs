using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>
/// Creates an object once, however often it is asked for: a conflict can mean that an attempt whose answer was lost had
/// worked, that somebody else made it, or that two requests met and neither was to blame.
/// </summary>
internal static class Creation
{
    private const int Attempts = 3;

    /// <summary>The id of what was made, or, when it was there, what was found.</summary>
    public static async Task<(string Id, T? Found)> RunAsync<T>(
        Func<Task<string?>> create, Func<Task<T?>> find, T wanted, NameLookup names)
        where T : class, IRealmObject
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await create().ConfigureAwait(false) is { } id)
            {
                return (id, null);
            }

            if (await find().ConfigureAwait(false) is { } found)
            {
                ObjectReader.MustBeOurs(found, wanted);
                return (string.Empty, found);
            }
        }

        if (wanted is User user)
        {
            throw names.Refused($"{user.Address} cannot be made: another user has the address '{user.Email}'.");
        }

        throw wanted is Client { ServiceAccount: not null } client
            ? names.Refused($"{client.Address} cannot be made: an ordinary user '{ServiceAccount.UsernameOf(client.ClientId)}' has the name of its service account.")
            : names.Refused($"The server says that {wanted.Address} is there, but does not show it.");
    }
}
