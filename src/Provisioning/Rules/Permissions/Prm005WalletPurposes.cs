using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>What connects with the managed wallets decides what it may do there.</summary>
public sealed class Prm005WalletPurposes : IRule
{
    private const string WalletClient = "Cl5-CX-Custodian";

    private static readonly Map<string, ImmutableArray<string>> AllowedActions = Map<string, ImmutableArray<string>>.From(
    [
        KeyValuePair.Create("edc-extension", ImmutableArray.Create("view", "update")),
        KeyValuePair.Create("portal", ImmutableArray.Create("view", "add")),
        KeyValuePair.Create("sd-hub", ImmutableArray.Create("view", "update")),
    ]);

    public DiagnosticDescriptor Descriptor { get; } = new(
        "PRM-005",
        Severity.Error,
        "Wallet permissions follow the purpose of the technical user",
        "A wallet holds the credentials that prove who a company is; each component gets just the steps it takes.",
        "Catena-X roles and rights concept, 2.5.4",
        "Take the grant back, or correct the technical user's purpose.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var wallets = new ReachableRoles(
            context.Access, context.Kinds.Permissions.Select(p => p.Ref).Where(p => p.Client == WalletClient && ActionOf(p).Length > 0));
        foreach (var user in context.TechnicalUsers)
        {
            if (!AllowedActions.TryGetValue(user.Declaration.Purpose, out var allowed))
            {
                continue;
            }

            foreach (var (grant, _) in user.Grants)
            {
                foreach (var permission in wallets.From(grant).Where(p => !allowed.Contains(ActionOf(p))))
                {
                    var through = grant == permission ? string.Empty : $" (through '{grant}')";
                    yield return Descriptor.At(
                        context.PlaceOfGrant(user.ClientId, grant),
                        $"Technical user '{user.ClientId}' with purpose '{user.Declaration.Purpose}' holds '{permission}'{through}; "
                        + $"that purpose may only {string.Join(" and ", allowed)} wallets.");
                }
            }
        }
    }

    /// <summary><c>view</c> of <c>view_wallet</c> (the company's own) and <c>view_wallets</c> (everybody's); else empty.</summary>
    private static string ActionOf(RoleRef permission)
    {
        var name = permission.Name.AsSpan();
        var action = name.EndsWith("_wallets") ? name[..^"_wallets".Length] : name.EndsWith("_wallet") ? name[..^"_wallet".Length] : [];
        return action is "view" or "add" or "update" or "delete" ? action.ToString() : string.Empty;
    }
}
