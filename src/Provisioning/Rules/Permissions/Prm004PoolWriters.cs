using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Only the operator and cleanup service providers write the business partner data pool.</summary>
public sealed class Prm004PoolWriters : IRule
{
    private const string PoolProduct = "BPDM";

    /// <summary>The concept's permission, and those that took its place in CX-Central 3.0.0.</summary>
    private static readonly ImmutableHashSet<string> Writing = ["add_company_data", "write_partner", "write_metadata"];

    private static readonly ImmutableArray<string> Writers = ["operator", "cleanup-service-provider"];

    public DiagnosticDescriptor Descriptor { get; } = new(
        "PRM-004",
        Severity.Error,
        "Only the operator and cleanup service providers write the BPDM pool",
        "All members read the pool's golden records; whoever writes them changes every member's view of a company.",
        "Catena-X roles and rights concept, 2.5.5",
        "Take the grant back, or grant a role that only reads, such as 'BPDM Pool Consumer'.")
    {
        Absence = Absence.OfFields,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var writing = new ReachableRoles(context.Access, context.Kinds.Permissions.Select(p => p.Ref).Where(p => WritesPool(context, p)));
        if (writing.IsEmpty)
        {
            yield break;
        }

        var companyRoles = new Lazy<ILookup<string, string>>(() => CompanyRolesByBpn(context));
        foreach (var user in context.TechnicalUsers)
        {
            foreach (var (grant, _) in user.Grants)
            {
                if (writing.From(grant) is { Length: > 0 } permissions && !MayWrite(user, companyRoles.Value))
                {
                    yield return Descriptor.At(
                        context.PlaceOfGrant(user.ClientId, grant),
                        $"Technical user '{user.ClientId}' could write the BPDM pool: '{grant}' gives {Names.Quoted(permissions)}, "
                        + $"and '{OwnerOf(user)}' is neither operator nor cleanup service provider.");
                }
            }
        }
    }

    private static bool WritesPool(RuleContext context, RoleRef permission) =>
        Writing.Contains(permission.Name)
        && (permission.Client.Contains(PoolProduct, StringComparison.Ordinal)
            || (context.Realm.Clients.TryGetValue(permission.Client, out var client)
                && client.Name.Contains(PoolProduct, StringComparison.Ordinal)));

    /// <summary>A provider's company roles are not its customer's: what counts are those of the organisation acted for.</summary>
    private static bool MayWrite(TechnicalUser user, ILookup<string, string> companyRoles) =>
        user.Owner.Bpn == user.Stack.Organisation.Bpn
            ? user.Stack.IsPlatform || Writers.Any(user.Stack.CompanyRoles.Contains)
            : companyRoles[user.Owner.Bpn].Any(r => Writers.Contains(r));

    private static ILookup<string, string> CompanyRolesByBpn(RuleContext context) =>
        (context.Compiled?.Stacks.Values ?? [])
            .SelectMany(s => s.Declaration.CompanyRoles.Select(r => (s.Declaration.Organisation.Bpn, Role: r)))
            .ToLookup(r => r.Bpn, r => r.Role, StringComparer.Ordinal);

    private static string OwnerOf(TechnicalUser user) => user.Owner.Name.Length > 0 ? user.Owner.Name : user.Owner.Bpn;
}
