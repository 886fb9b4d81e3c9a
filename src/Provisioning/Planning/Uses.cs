using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Who refers to a role or scope that is to be deleted.</summary>
internal sealed record Use(IRealmObject Deleted, IReadOnlyList<string> Foreign, IReadOnlyList<string> Unmanaged);

/// <summary>Whose an object is that refers to something.</summary>
internal enum UserView
{
    Foreign,
    Unmanaged,
    WrittenByThisPlan,
}

/// <summary>Finds the uses of what is to be deleted in one pass over the realm.</summary>
internal sealed class Uses
{
    private readonly ObjectSet deleted;
    private readonly SortedDictionary<RoleRef, Holders> roles = [];
    private readonly SortedDictionary<string, Holders> scopes = new(StringComparer.Ordinal);

    private Uses(ObjectSet deleted) => this.deleted = deleted;

    public static IReadOnlyList<Use> Of(RealmState realm, ObjectSet deleted, Func<IRealmObject, UserView> view)
    {
        if (deleted.Roles.Count == 0 && deleted.Scopes.Count == 0)
        {
            return [];
        }

        var uses = new Uses(deleted);
        foreach (var item in realm.Objects().Where(item => !deleted.Contains(item)))
        {
            uses.Look(item, view);
        }

        uses.LookAtSettings(realm);
        return
        [
            .. uses.roles.Select(e => new Use(realm.Roles[e.Key], e.Value.Foreign, e.Value.Unmanaged)),
            .. uses.scopes.Select(e => new Use(realm.ClientScopes[e.Key], e.Value.Foreign, e.Value.Unmanaged)),
        ];
    }

    private void Look(IRealmObject item, Func<IRealmObject, UserView> view)
    {
        IEnumerable<RoleRef> usedRoles = item switch
        {
            Client { ServiceAccount: { } account } client => account.Grants.Concat(client.ScopeRoles).Distinct(),
            Client client => client.ScopeRoles,
            Role role => role.Members,
            ClientScope scope => scope.Roles,
            User holder => holder.Grants,
            _ => [],
        };
        IEnumerable<string> usedScopes = item is Client user ? user.DefaultScopes.Concat(user.OptionalScopes).Distinct(StringComparer.Ordinal) : [];
        var foundRoles = usedRoles.Where(deleted.Roles.Contains).ToList();
        var foundScopes = usedScopes.Where(deleted.Scopes.Contains).ToList();
        if (foundRoles.Count + foundScopes.Count == 0 || view(item) is var seen && seen == UserView.WrittenByThisPlan)
        {
            return;
        }

        var foreign = seen == UserView.Foreign;
        Add(foundRoles, foundScopes, foreign ? $"{item.Address} of stack '{item.Stack}'" : item.Address.ToString(), foreign);
    }

    private void LookAtSettings(RealmState realm)
    {
        foreach (var group in realm.Groups.Values)
        {
            Add(group.Grants.Where(deleted.Roles.Contains), [], $"group:{group.Path}", false);
        }

        Add([], realm.DefaultScopes.Where(deleted.Scopes.Contains), "the realm's default scopes", false);
        Add([], realm.OptionalScopes.Where(deleted.Scopes.Contains), "the realm's optional scopes", false);
    }

    private void Add(IEnumerable<RoleRef> usedRoles, IEnumerable<string> usedScopes, string holder, bool foreign)
    {
        foreach (var role in usedRoles)
        {
            HoldersOf(roles, role).Add(holder, foreign);
        }

        foreach (var scope in usedScopes)
        {
            HoldersOf(scopes, scope).Add(holder, foreign);
        }
    }

    private static Holders HoldersOf<TKey>(SortedDictionary<TKey, Holders> known, TKey key)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var holders))
        {
            holders = new Holders();
            known.Add(key, holders);
        }

        return holders;
    }

    private sealed class Holders
    {
        public List<string> Foreign { get; } = [];

        public List<string> Unmanaged { get; } = [];

        public void Add(string holder, bool foreign) => (foreign ? Foreign : Unmanaged).Add(holder);
    }
}
