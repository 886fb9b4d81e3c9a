using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>Creates, changes and deletes users that sign in with a password. It touches none that lacks a stack's mark.</summary>
internal sealed class UserWriter(AdminApi api, RealmIds ids, NameLookup names, ObjectReader objects)
{
    private readonly HoldingWriter holdings = new(api, names);

    /// <summary>The user without a password: nobody can sign in before it holds exactly what it is to hold.</summary>
    public async Task CreateAsync(User after, CancellationToken cancellationToken)
    {
        // Without its marks the user would be nobody's, and neither this nor the next run could touch it.
        await names.MarksMustLastAsync(after, cancellationToken).ConfigureAwait(false);
        var (user, found) = await Creation.RunAsync(
            () => api.CreateAsync($"users", UserBody.ToCreate(after), Rights.ManageUsers, cancellationToken),
            () => objects.ReadUserAsync(after.Username, cancellationToken),
            after,
            names).ConfigureAwait(false);
        if (found is not null)
        {
            // What is known of a password that it has already stays known.
            var known = found.Attributes.Where(a => a.Key is Marks.Password or Marks.PasswordSetAt);
            var same = after with { Attributes = after.Attributes.Merge(known) };
            await UpdateAsync(found, same, cancellationToken).ConfigureAwait(false);
            return;
        }

        ids.PasswordUsers[after.Username] = user;
        var before = await names.NewAccountAsync(cancellationToken).ConfigureAwait(false);
        await holdings.ChangeAsync(user, before, HoldingsOf(after), cancellationToken).ConfigureAwait(false);
    }

    public async Task UpdateAsync(User before, User after, CancellationToken cancellationToken)
    {
        var user = await names.PasswordUserAsync(after.Username, cancellationToken).ConfigureAwait(false);
        await holdings.ChangeAsync(user, HoldingsOf(before), HoldingsOf(after), cancellationToken).ConfigureAwait(false);
        if (OwnFields(before) != OwnFields(after))
        {
            var replacement = new Replacement
            {
                Reading = Rights.ViewUsers,
                Writing = Rights.ManageUsers,
                Change = found => UserBody.ToUpdate(found, after),
                IsDone = found => OwnFields(ObjectReader.UserIn(found)) == OwnFields(after),
            };
            await replacement.SendAsync(api, $"users/{user}", cancellationToken).ConfigureAwait(false);
        }

        await holdings.EndSessionsAsync(user, HoldingsOf(before), HoldingsOf(after), cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(User before, CancellationToken cancellationToken)
    {
        if (await objects.ReadUserAsync(before.Username, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return;
        }

        ObjectReader.MustBeOurs(found, before);
        var user = await names.PasswordUserAsync(before.Username, cancellationToken).ConfigureAwait(false);
        await api.WriteAsync(HttpMethod.Delete, $"users/{user}", null, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
        ids.PasswordUsers.TryRemove(before.Username, out _);
    }

    private static ServiceAccount HoldingsOf(User user) => new() { Grants = user.Grants, Groups = user.Groups };

    private static User OwnFields(User user) => user with { Grants = [], Groups = [] };
}
