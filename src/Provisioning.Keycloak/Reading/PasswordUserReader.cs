using System.Collections.Concurrent;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Reading;

/// <summary>
/// Reads the users that carry a mark of ours, and whoever has a name that matters. Of other people nothing is asked. The
/// server searches users by attribute on all releases, other than clients.
/// </summary>
internal sealed class PasswordUserReader(AdminApi api, RealmIds ids, int pageSize)
{
    public async Task<IReadOnlyList<User>> ReadAsync(RealmQuery query, ReadingNotes notes, CancellationToken cancellationToken)
    {
        var users = new ConcurrentDictionary<string, User>(StringComparer.Ordinal);
        var byMark = query.IsEverything
            ? new[] { (Marks.Applier, Marks.ProvisionApplier), (Marks.Applier, Marks.PulumiApplier) }
            : [.. query.Stacks.Select(stack => (Marks.Stack, stack))];
        await Parallel.ForEachAsync(byMark, Parallelism.Of(cancellationToken), async (mark, token) =>
        {
            var search = $"{mark.Item1}:{mark.Item2}";
            await ReadAsync((first, max) => $"users?q={search}&briefRepresentation=false&first={first}&max={max}", users, notes, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await Parallel.ForEachAsync(query.Users.Where(name => !users.ContainsKey(name)), Parallelism.Of(cancellationToken), async (name, token) =>
            await ReadAsync((first, max) => $"users?username={name}&exact=true&briefRepresentation=false&first={first}&max={max}", users, notes, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        await Parallel.ForEachAsync(users.Values, Parallelism.Of(cancellationToken), async (user, token) =>
            users[user.Username] = await CompleteAsync(user, token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. users.Values];
    }

    private async Task ReadAsync(
        Func<int, int, FormattableString> page, ConcurrentDictionary<string, User> users, ReadingNotes notes, CancellationToken cancellationToken)
    {
        await foreach (var element in api.ReadPagesAsync(page, pageSize, Rights.ViewUsers, cancellationToken).ConfigureAwait(false))
        {
            if (!element.Text("username").StartsWith(ServiceAccount.UsernamePrefix, StringComparison.Ordinal)
                && UserRepresentation.Read(element, notes) is { } user)
            {
                ids.PasswordUsers[user.Username] = element.Text("id");
                users[user.Username] = user;
            }
        }
    }

    private async Task<User> CompleteAsync(User user, CancellationToken cancellationToken)
    {
        var id = ids.PasswordUsers[user.Username];
        using var mappings = await api.ReadAsync($"users/{id}/role-mappings", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        if (!await HasOurPasswordAsync(id, user, cancellationToken).ConfigureAwait(false))
        {
            ids.ForeignPasswords.Add(user.Username);
        }

        using var groups = await api.ReadAsync($"users/{id}/groups", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        return user with
        {
            Grants = ValueSet.From(RoleMappings.Read(mappings.RootElement, ids)),
            Groups = ValueSet.From(groups.RootElement.EnumerateArray().Select(g => g.Text("path"))),
        };
    }

    /// <summary>
    /// Asks nothing where no password was set here. The server keeps the id of a password that is changed and notes when; a new
    /// hash at a sign-in is no change. Seen on 24.0.5 and 26.5.6, where <c>view-users</c> is enough.
    /// </summary>
    private async Task<bool> HasOurPasswordAsync(string id, User user, CancellationToken cancellationToken)
    {
        if (user.Stack.Length == 0 || Marks.PasswordSetAtOf(user) is not { Length: > 0 } set)
        {
            return true;
        }

        using var credentials = await api.ReadAsync($"users/{id}/credentials", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        return PasswordCredential.SetAt(credentials) == set;
    }
}
