using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Importing;

/// <summary>A realm sorted by what its parts become: applications with their roles, technical users, and roles of others.</summary>
internal sealed class ImportableRealm
{
    private readonly List<Diagnostic> findings = [];

    public ImportableRealm(RealmState realm)
    {
        Realm = realm;
        Kinds = new RoleKinds(realm, Declarations.CatalogueDeclaration.Empty);
        var clients = realm.Clients.Values.Where(c => !KeycloakBuiltIns.IsBuiltIn(c.ClientId) && IsDeclarable(c)).ToList();
        TechnicalUsers = [.. clients.Where(c => c.IsTechnicalUser)];
        Applications = [.. clients.Where(c => !c.IsTechnicalUser)];
        findings.AddRange(Applications.Where(c => c.ServiceAccount is not null).Select(c => ImportCodes.OrdinaryClient.At(
            Place.Of(c.ClientId), $"Client '{c.ClientId}' has a service account and lets people sign in too; it is taken for an application.")));
        var names = Applications.Select(a => a.ClientId).ToHashSet(StringComparer.Ordinal);
        Roles = realm.Roles.Values.Where(r => names.Contains(r.Ref.Client) && IsDeclarable(r)).ToLookup(r => r.Ref.Client, StringComparer.Ordinal);
        External = ExternalRoles(KeycloakRealm.Fresh(realm.Name));
    }

    public RealmState Realm { get; }

    public RoleKinds Kinds { get; }

    public ImmutableArray<Client> Applications { get; }

    /// <summary>By application.</summary>
    public ILookup<string, Role> Roles { get; }

    public ImmutableArray<Client> TechnicalUsers { get; }

    /// <summary>What is referred to and neither declared here nor Keycloak's own in every realm.</summary>
    public ValueSet<RoleRef> External { get; }

    public IReadOnlyList<Diagnostic> Findings => findings;

    /// <summary>The organisation's number when half the technical users or more carry the same one; otherwise empty.</summary>
    public string Bpn => TechnicalUsers
        .Select(BpnOf)
        .GroupBy(b => b, StringComparer.Ordinal)
        .Where(g => g.Key.Length > 0 && g.Count() * 2 >= TechnicalUsers.Length)
        .Select(g => g.Key)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(string.Empty);

    private static string BpnOf(Client client) =>
        client.ServiceAccount!.Attributes.GetOr("bpn", []) is [var only] ? only : string.Empty;

    private ValueSet<RoleRef> ExternalRoles(RealmState fresh)
    {
        var declared = Roles.SelectMany(g => g).Select(r => r.Ref).ToHashSet();
        var used = Roles.SelectMany(g => g).SelectMany(r => r.Members)
            .Concat(TechnicalUsers.SelectMany(c => c.ScopeRoles.Concat(c.ServiceAccount!.Grants.Where(g => g != Realm.DefaultRole))));
        return ValueSet.From(used.Where(r => !declared.Contains(r) && !fresh.Roles.ContainsKey(r)));
    }

    private bool IsDeclarable(Client client) => IsDeclarable(
        client,
        client.ClientId,
        KeycloakNames.ProblemOf(client.ClientId, client.IsTechnicalUser ? KeycloakNames.MaxClientIdLength : KeycloakNames.MaxLength),
        client.Name,
        client.Description);

    private bool IsDeclarable(Role role) =>
        IsDeclarable(role, role.Ref.ToString(), KeycloakNames.ProblemOf(role.Ref.Name), role.Description);

    private bool IsDeclarable(IRealmObject item, string name, string problem, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            problem = problem.Length > 0 ? problem : KeycloakNames.ProblemOfText(text, "Its text", Place.Of(name))?.Message ?? string.Empty;
        }

        if (problem.Length > 0)
        {
            findings.Add(ImportCodes.LeftOut.At(Place.Of(name), $"{item.Address} cannot be declared and is left alone: {problem}"));
        }

        return problem.Length == 0;
    }
}
