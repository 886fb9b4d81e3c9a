using Provisioning.Collections;
using Provisioning.Secrets;

namespace Provisioning.Realms;

/// <summary>
/// Which part of a realm somebody needs to know. A gateway may always tell more; what it leaves out is neither named
/// here nor reached from what is named (grants, members, scopes).
/// </summary>
public sealed record RealmQuery
{
    /// <summary>The whole realm, people's grants aside.</summary>
    public static RealmQuery Everything { get; } = new() { IsEverything = true };

    public bool IsEverything { get; private init; }

    /// <summary>The stacks whose objects matter, by their marks.</summary>
    public ValueSet<string> Stacks { get; init; } = [];

    /// <summary>Clients that matter whoever owns them.</summary>
    public ValueSet<string> Clients { get; init; } = [];

    /// <summary>User names that matter, whoever has them. Other people are not read.</summary>
    public ValueSet<string> Users { get; init; } = [];

    public ValueSet<RoleRef> Roles { get; init; } = [];

    public ValueSet<string> ClientScopes { get; init; } = [];

    /// <summary>
    /// What a plan for these stacks rests on. A stack that owns roles needs the whole realm: whoever holds a role that is to
    /// be deleted has to be known.
    /// </summary>
    /// <param name="stored">Secrets in the vault: one of these stacks' is kept as long as its client is there, whoever owns it.</param>
    public static RealmQuery For(IReadOnlyCollection<string> stacks, RealmState desired, IEnumerable<SecretRef> stored)
    {
        var signingIn = stored.Where(s => stacks.Contains(s.Stack, StringComparer.Ordinal)).Select(s => s.ClientId);
        var clients = desired.Clients.Values;
        var users = desired.Users.Values;
        return desired.Roles.Count + desired.ClientScopes.Count > 0
            ? Everything with { Stacks = ValueSet.From(stacks), Users = ValueSet.From(desired.Users.Keys) }
            : new RealmQuery
            {
                Stacks = ValueSet.From(stacks),
                Clients = ValueSet.From(clients.Select(c => c.ClientId).Concat(signingIn)),
                Users = ValueSet.From(desired.Users.Keys),
                Roles = ValueSet.From(clients
                    .SelectMany(c => c.ScopeRoles.Concat(c.ServiceAccount?.Grants ?? []))
                    .Concat(users.SelectMany(u => u.Grants))),
                ClientScopes = ValueSet.From(clients.SelectMany(c => c.DefaultScopes.Concat(c.OptionalScopes))),
            };
    }

    /// <summary>Whether the client's grants, scopes and mappers are needed.</summary>
    public bool Names(Client client) => IsEverything || Clients.Contains(client.ClientId) || Stacks.Contains(client.Stack);
}
