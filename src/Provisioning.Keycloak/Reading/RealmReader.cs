using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Reading;

/// <summary>
/// Reads a realm over the Admin REST API. The number of requests grows with pages, roles that have members, and the smaller
/// of technical users and roles.
/// </summary>
internal sealed class RealmReader(AdminApi api, RealmIds ids, KeycloakOptions options, IProgress<ReadProgress> progress)
{
    private readonly int pageSize = options.PageSize;
    private readonly ReadingNotes notes = new(new SourceFile(string.Empty, ReadOnlyMemory<byte>.Empty), secretsExpected: true);

    /// <summary>The realm and what was odd about it, or null when there is no realm of that name.</summary>
    /// <exception cref="KeycloakException">The server cannot be read, or a right is missing.</exception>
    public async Task<(RealmState State, ImmutableArray<Diagnostic> Findings)?> ReadAsync(
        RealmQuery query, CancellationToken cancellationToken)
    {
        var token = await api.SignInAsync(cancellationToken).ConfigureAwait(false);
        var held = token.RightsIn(api.Realm);
        if (held is not null && held.Missing(Rights.Reading) is [var missing, ..])
        {
            throw api.MissingRight(missing, "its token does not hold it.");
        }

        var clientReader = new ClientReader(api, ids, pageSize, progress);
        var scopeReader = new ScopeReader(api, ids, notes, progress);
        var groupReader = new GroupReader(api, ids, pageSize);
        if (await new SettingsReader(api, ids).ReadAsync(cancellationToken).ConfigureAwait(false) is not { } settings)
        {
            return null;
        }

        var listing = clientReader.ReadAsync(notes, cancellationToken);
        var scoping = scopeReader.ReadAsync(cancellationToken);
        var grouping = groupReader.ReadAsync(cancellationToken);
        await Task.WhenAll(listing, scoping, grouping).ConfigureAwait(false);
        var (all, scopes, groups) = (await listing.ConfigureAwait(false), await scoping.ConfigureAwait(false), await grouping.ConfigureAwait(false));

        var wanted = all.Where(c => query.Names(c) && c.ServiceAccount is not null).ToList();
        var names = wanted.Select(c => c.ClientId).ToList();
        var (accounts, others) = await clientReader.ReadAccountsAsync(all, wanted, query, notes, cancellationToken).ConfigureAwait(false);
        if (accounts.Count == 0 && wanted.Count > 0)
        {
            throw api.MissingRight(Rights.ViewUsers, "no user of any service account is in the list it gets.");
        }

        var users = await new PasswordUserReader(api, ids, pageSize).ReadAsync(query, notes, cancellationToken).ConfigureAwait(false);
        if (query.Users.FirstOrDefault(name => !users.Any(u => u.Username == name && u.Stack.Length > 0)) is { } newcomer
            && !await UserProfile.KeepsMarksAsync(api, cancellationToken).ConfigureAwait(false))
        {
            throw new KeycloakException(UserProfile.DropsMarks(api.Realm, newcomer));
        }

        var roles = new RoleReader(api, ids, notes, pageSize, progress);
        await roles.LoadAsync(OwnersOfRoles(all, query).Append(string.Empty), cancellationToken).ConfigureAwait(false);
        var side = new GrantSide(api, ids, options, progress) { MayGrant = held?.Has(Rights.ManageUsers) };
        var (grants, unlisted) = query.IsEverything
            ? await side.ReadAsync(settings.DefaultRole, names, roles, cancellationToken).ConfigureAwait(false)
            : await side.ReadEachAsync(names, cancellationToken).ConfigureAwait(false);
        var members = groups.Count == 0
            ? new Dictionary<string, ValueSet<string>>()
            : await groupReader.ReadMembersAsync(groups, names, cancellationToken).ConfigureAwait(false);
        var scopeRoles = await scopeReader.ReadRolesAsync(ScopesToRead(scopes, wanted, query), cancellationToken).ConfigureAwait(false);
        var direct = await scopeReader.ReadRolesOfClientsAsync(
            (query.IsEverything ? all : wanted).Where(HasScopeOfItsOwn).Select(c => c.ClientId), cancellationToken).ConfigureAwait(false);

        Client Complete(Client client) => client with
        {
            ScopeRoles = direct.GetValueOrDefault(client.ClientId, []),
            ServiceAccount = client.ServiceAccount is null ? null : accounts.GetValueOrDefault(client.ClientId, client.ServiceAccount) with
            {
                Grants = grants.GetValueOrDefault(client.ClientId, []),
                Groups = members.GetValueOrDefault(client.ClientId, []),
            },
        };

        var needed = query.IsEverything
            ? roles.Known
            : roles.Roles(r => true).Values.Where(r => query.Stacks.Contains(r.Stack)).Select(r => r.Ref).Concat(query.Roles);
        var reached = await roles.CompleteAsync(
            [
                .. needed,
                settings.DefaultRole,
                .. grants.Values.SelectMany(g => g),
                .. users.SelectMany(u => u.Grants),
                .. scopeRoles.Values.SelectMany(r => r),
                .. direct.Values.SelectMany(r => r),
                .. groups.Values.SelectMany(g => g.Grants),
            ],
            cancellationToken).ConfigureAwait(false);

        var state = settings with
        {
            Clients = Map<string, Client>.From(all
                .Where(c => query.IsEverything || query.Names(c) || c.ServiceAccount is null)
                .Select(c => KeyValuePair.Create(c.ClientId, Complete(c)))),
            Roles = roles.Roles(r => query.IsEverything || reached.Contains(r)),
            ClientScopes = Map<string, ClientScope>.From(scopes.Select(
                s => KeyValuePair.Create(s.Name, s with { Roles = scopeRoles.GetValueOrDefault(s.Name, []) }))),
            Groups = groups,
            Users = Map<string, User>.From(others.Concat(users).Select(u => KeyValuePair.Create(u.Username, u))),
        };
        return (state, [.. notes.Findings, .. unlisted, .. wanted.Where(c => !accounts.ContainsKey(c.ClientId)).Select(WithoutUser)]);
    }

    /// <summary>
    /// Whose roles are read at once. A technical user of ours owns none; should somebody have given it one, a grant or the
    /// <see cref="RoleInventory"/> leads there.
    /// </summary>
    private static IEnumerable<string> OwnersOfRoles(List<Client> all, RealmQuery query) => query.IsEverything
        ? all.Where(c => c.ServiceAccount is null || c.Stack.Length == 0).Select(c => c.ClientId)
        : all.Where(c => c.ServiceAccount is null && query.Stacks.Contains(c.Stack)).Select(c => c.ClientId);

    /// <summary>Scopes of ours, and those that the technical users carry.</summary>
    private static IEnumerable<string> ScopesToRead(List<ClientScope> scopes, List<Client> technicalUsers, RealmQuery query)
    {
        var used = technicalUsers.SelectMany(c => c.DefaultScopes.Concat(c.OptionalScopes))
            .Concat(query.ClientScopes)
            .ToHashSet(StringComparer.Ordinal);
        return scopes
            .Where(s => used.Contains(s.Name) || (query.IsEverything ? s.Stack.Length > 0 || GrantScope.IsName(s.Name) : query.Stacks.Contains(s.Stack)))
            .Select(s => s.Name);
    }

    /// <summary>
    /// A technical user of ours has a shared scope for each of its grants, so mappings of its own could not widen its tokens,
    /// unless it was adopted with scopes as they were. Those of others are read, because they may be adopted; of an application
    /// with full scope they mean nothing and are nobody's business.
    /// </summary>
    private static bool HasScopeOfItsOwn(Client client) => client.ServiceAccount is null
        ? !client.FullScopeAllowed
        : client.Stack.Length == 0 || client.Attributes.ContainsKey(Marks.Adopted);

    private static Diagnostic WithoutUser(Client client) => KeycloakCodes.ServiceAccountWithoutUser.At(
        Place.Of(client.ClientId), $"Client '{client.ClientId}' has its service account switched on, but no user behind it.");
}
