using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// The part of an object that declarations decide. A technical user is managed whole; of an application only what the
/// catalogue says is, because the rest belongs to those who run it.
/// </summary>
internal static class ManagedContent
{
    private const string MarkPrefix = "provisioning.";

    /// <summary>The object without what is not managed and without the digest of what was last applied.</summary>
    public static IRealmObject Of(IRealmObject item, bool whole) => item switch
    {
        Client client when whole => OfTechnicalUser(client),
        Client client => OfApplication(client),
        Role role => new Role
        {
            Ref = role.Ref,
            Description = role.Description,
            Members = role.Members,
            Attributes = Where(role.Attributes, static (name, _) => IsContentMark(name)),
        },
        ClientScope scope => scope with
        {
            Attributes = Where(scope.Attributes, static (name, _) => name != Marks.Applied && !ServerAdditions.IsScopeAttribute(name)),
        },
        _ => throw new ArgumentException($"'{item.Address}' is of a kind that plans do not know.", nameof(item)),
    };

    /// <summary>What the object is to be: the declared part as declared, the rest as observed.</summary>
    /// <param name="hasBasicScope">Whether the realm has the scope that came with release 25.</param>
    public static IRealmObject Merge(IRealmObject observed, IRealmObject desired, bool hasBasicScope) => (observed, desired) switch
    {
        (Client was, Client wanted) => wanted.ServiceAccount is null
            ? MergeApplication(was, wanted)
            : MergeTechnicalUser(was, ForRealm(wanted, hasBasicScope)),
        (Role was, Role wanted) => was with
        {
            Description = wanted.Description,
            Members = wanted.Members,
            Attributes = MergeMarks(was.Attributes, wanted.Attributes),
        },
        (ClientScope was, ClientScope wanted) => wanted with
        {
            Attributes = Keep(was.Attributes, wanted.Attributes, static (name, _) => ServerAdditions.IsScopeAttribute(name)),
        },
        _ => throw new ArgumentException($"'{desired.Address}' and '{observed.Address}' are of two kinds.", nameof(desired)),
    };

    /// <summary>The technical user as this realm's release can hold it.</summary>
    public static Client ForRealm(Client technicalUser, bool hasBasicScope) =>
        hasBasicScope || !technicalUser.DefaultScopes.Contains(ServerAdditions.BasicScope)
            ? technicalUser
            : technicalUser with { DefaultScopes = technicalUser.DefaultScopes.Without(ServerAdditions.BasicScope) };

    private static Client OfTechnicalUser(Client client) => client with
    {
        Attributes = Where(client.Attributes, static (name, value) => name != Marks.Applied && !ServerAdditions.IsAttribute(name, value)),
        Mappers = Where(client.Mappers, static (_, mapper) => !ServerAdditions.IsMapper(mapper)),
        DefaultScopes = client.DefaultScopes.Without(ServerAdditions.ServiceAccountScope).Without(ServerAdditions.BasicScope),
    };

    private static Client OfApplication(Client client) => new()
    {
        ClientId = client.ClientId,
        Name = client.Name,
        Description = client.Description,
        Enabled = client.Enabled,
        AccessType = client.AccessType,
        FullScopeAllowed = client.FullScopeAllowed,
        Attributes = Where(client.Attributes, static (name, _) => IsContentMark(name)),
    };

    private static Client MergeTechnicalUser(Client was, Client wanted) => wanted with
    {
        Attributes = Keep(was.Attributes, wanted.Attributes, ServerAdditions.IsAttribute),
        Mappers = Keep(was.Mappers, wanted.Mappers, static (_, mapper) => ServerAdditions.IsMapper(mapper)),
        DefaultScopes = was.DefaultScopes.Contains(ServerAdditions.ServiceAccountScope)
            ? wanted.DefaultScopes.With(ServerAdditions.ServiceAccountScope)
            : wanted.DefaultScopes,
    };

    private static Client MergeApplication(Client was, Client wanted) => was with
    {
        Name = wanted.Name,
        Description = wanted.Description,
        Enabled = wanted.Enabled,
        AccessType = wanted.AccessType,
        FullScopeAllowed = wanted.FullScopeAllowed,
        Attributes = MergeMarks(was.Attributes, wanted.Attributes),
    };

    private static Map<string, TValue> MergeMarks<TValue>(Map<string, TValue> was, Map<string, TValue> wanted) =>
        Map<string, TValue>.From(was.Where(e => !IsMark(e.Key)).Concat(wanted.Where(e => IsMark(e.Key))));

    private static Map<string, TValue> Keep<TValue>(
        Map<string, TValue> was, Map<string, TValue> wanted, Func<string, TValue, bool> kept)
    {
        var additions = was.Where(e => kept(e.Key, e.Value) && !wanted.ContainsKey(e.Key)).ToList();
        return additions.Count == 0 ? wanted : wanted.Merge(additions);
    }

    private static Map<string, TValue> Where<TValue>(Map<string, TValue> map, Func<string, TValue, bool> kept) =>
        map.All(e => kept(e.Key, e.Value)) ? map : Map<string, TValue>.From(map.Where(e => kept(e.Key, e.Value)));

    private static bool IsMark(string name) => name.StartsWith(MarkPrefix, StringComparison.Ordinal);

    private static bool IsContentMark(string name) => IsMark(name) && name != Marks.Applied;
}
