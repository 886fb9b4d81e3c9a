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

    /// <summary>A mark that belongs to the content; the digest of what was last applied is about it.</summary>
    public static bool IsContentMark(string name) => IsMark(name) && name != Marks.Applied;

    public static bool IsManagedOfTechnicalUser(string name, string value) =>
        name != Marks.Applied && !ServerAdditions.IsAttribute(name, value);

    /// <summary>A user of ours is managed whole; which password it has is between the realm and the vault.</summary>
    public static bool IsManagedOfUser(string name) => name is not (Marks.Applied or Marks.Password or Marks.PasswordSetAt);

    public static bool IsManagedOfScope(string name) =>
        name != Marks.Applied && !ServerAdditions.IsScopeAttribute(name);

    /// <summary>What the object is to be: the declared part as declared, the rest as observed.</summary>
    /// <param name="realm">What differs from realm to realm and is said of it as a whole.</param>
    public static IRealmObject Merge(IRealmObject observed, IRealmObject desired, RealmTraits realm) => (observed, desired) switch
    {
        (Client was, Client wanted) => wanted.ServiceAccount is null
            ? MergeApplication(was, wanted)
            : MergeTechnicalUser(was, realm.Fit(wanted)),
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
        (User was, User wanted) => wanted with
        {
            Attributes = Keep(was.Attributes, wanted.Attributes, static (name, _) => name is Marks.Password or Marks.PasswordSetAt),
        },
        _ => throw new ArgumentException($"'{desired.Address}' and '{observed.Address}' are of two kinds.", nameof(desired)),
    };

    private static Client MergeTechnicalUser(Client was, Client wanted) => wanted with
    {
        Attributes = Keep(was.Attributes, wanted.Attributes, ServerAdditions.IsAttribute),
        Mappers = Keep(was.Mappers, wanted.Mappers, static (_, mapper) => ServerAdditions.IsMapper(mapper)),
        DefaultScopes = was.DefaultScopes.Contains(ServerAdditions.ServiceAccountScope)
            ? wanted.DefaultScopes.With(ServerAdditions.ServiceAccountScope)
            : wanted.DefaultScopes,
        OptionalScopes = wanted.OptionalScopes.Count == 0 && HasOptionalScopesOfKeycloak(was) && !IsAdopted(wanted)
            ? was.OptionalScopes
            : wanted.OptionalScopes,
    };

    /// <summary>Whether the optional scopes are as Keycloak gave them to a client of which nobody says which it has.</summary>
    public static bool HasOptionalScopesOfKeycloak(Client client) =>
        ServerAdditions.AreOptionalScopes(client.OptionalScopes) && !IsAdopted(client);

    /// <summary>What was taken over as it was found is declared whole, its optional scopes too.</summary>
    private static bool IsAdopted(Client client) => client.Attributes.ContainsKey(Marks.Adopted);

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

    private static bool IsMark(string name) => name.StartsWith(MarkPrefix, StringComparison.Ordinal);
}
