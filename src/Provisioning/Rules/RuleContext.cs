using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// What rules look at: one realm, expanded. For declarations it is the realm they make, with the stacks behind it;
/// for an observed realm (an export) there are no stacks and <see cref="Compiled"/> is null.
/// </summary>
public sealed class RuleContext
{
    private readonly FindingPlaces places;

    private RuleContext(RealmState realm, CompiledEnvironment? compiled, CompiledDeclarations? all, DateOnly today, string file)
    {
        Realm = realm;
        Compiled = compiled;
        All = all;
        Today = today;
        Access = new AccessGraph(realm);
        Holdings = new Holdings(realm, Access);
        TechnicalUsers = compiled is null ? [] : [.. compiled.Stacks.Values.SelectMany(s => s.TechnicalUsers.Values)];
        EndedTechnicalUsers = compiled is null ? [] : [.. compiled.Stacks.Values.SelectMany(s => s.EndedTechnicalUsers.Values)];
        TechnicalClients = [.. realm.Clients.Values.Where(c => c.IsTechnicalUser)];
        Kinds = new RoleKinds(realm, Catalogue);
        places = new FindingPlaces(Catalogue, TechnicalUsers, file);
    }

    public RealmState Realm { get; }

    /// <summary>The expansion of <see cref="Realm"/>.</summary>
    public AccessGraph Access { get; }

    /// <summary>What service accounts and users hold.</summary>
    public Holdings Holdings { get; }

    /// <summary>Which roles are permissions, which are role collections, and which of those are for technical users.</summary>
    public RoleKinds Kinds { get; }

    public CompiledEnvironment? Compiled { get; }

    /// <summary>The other environments too, for rules that compare them.</summary>
    public CompiledDeclarations? All { get; }

    /// <summary>The day for which dates are judged; for an observed realm, which has no dates, the earliest there is.</summary>
    public DateOnly Today { get; }

    public CatalogueDeclaration Catalogue => All?.Declarations.Catalogue ?? CatalogueDeclaration.Empty;

    /// <summary>The technical users behind the realm's declared clients; empty for an observed realm.</summary>
    public ImmutableArray<TechnicalUser> TechnicalUsers { get; }

    /// <summary>Technical users that are still declared and whose last day has passed.</summary>
    public ImmutableArray<TechnicalUser> EndedTechnicalUsers { get; }

    /// <summary>The realm's clients that sign in for themselves and for nobody else, whoever made them.</summary>
    public ImmutableArray<Client> TechnicalClients { get; }

    /// <summary>The realm that declarations make in one environment.</summary>
    public static RuleContext Declared(CompiledEnvironment environment, CompiledDeclarations all, DateOnly today) =>
        new(environment.Realm, environment, all, today, string.Empty);

    /// <summary>A realm somebody else made, read from <paramref name="file"/>.</summary>
    public static RuleContext Observed(RealmState realm, string file) => new(realm, null, null, DateOnly.MinValue, file);

    /// <summary>A place for an object of an observed realm: its file and its name.</summary>
    public Place PlaceOf(string subject) => places.Of(subject);

    /// <summary>Where a role or permission is declared, or the realm's file.</summary>
    public Place PlaceOf(RoleRef role) => places.Of(role);

    /// <summary>Where a role lists a member, under the role's name; or as <see cref="PlaceOf(RoleRef)"/>.</summary>
    public Place PlaceOfMember(RoleRef role, RoleRef member) => places.OfMember(role, member);

    /// <summary>Where a technical user or an application is declared, or the realm's file.</summary>
    public Place PlaceOfClient(string clientId) => places.OfClient(clientId);

    /// <summary>Where a technical user's grant is declared, under the user's name; or as <see cref="PlaceOfClient"/>.</summary>
    public Place PlaceOfGrant(string clientId, RoleRef role) => places.OfGrant(clientId, role);
}
