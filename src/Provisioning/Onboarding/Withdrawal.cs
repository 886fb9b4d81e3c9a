using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Onboarding;

/// <summary>A tenant that leaves: which of its stacks go in which order, and what has to be settled with others.</summary>
/// <param name="Stacks">Production first: what can do the most harm ends first.</param>
/// <param name="Files">Paths of its files, which are removed last.</param>
public sealed record Withdrawal(string Tenant, ImmutableArray<string> Stacks, ImmutableArray<string> Files, ImmutableArray<Diagnostic> Findings)
{
    /// <param name="files">All files of the project.</param>
    public static Withdrawal Of(string tenant, DeclarationSet declarations, IEnumerable<SourceFile> files)
    {
        var stacks = declarations.Stacks.Values.Where(s => s.Tenant == tenant).ToArray();
        if (stacks.Length == 0)
        {
            return new(tenant, [], [],
            [
                OnboardingCodes.UnknownTenant.At(
                    Place.Of(tenant), $"There is no tenant '{tenant}'.",
                    Spelling.Suggest(tenant, declarations.Stacks.Values.Select(s => s.Tenant).Distinct(StringComparer.Ordinal))),
            ]);
        }

        if (stacks[0].IsPlatform)
        {
            return new(tenant, [], [], [OnboardingCodes.PlatformStays.At(stacks[0].At.ToPlace(tenant), $"'{tenant}' is the operator.")]);
        }

        var order = PromotionOrder.Of(stacks.Select(s => s.Environment)).Reverse().ToArray();
        return new(
            tenant,
            [.. order.Select(e => $"{tenant}.{e}")],
            [.. files.Select(f => f.Path).Where(p => IsOf(tenant, p)).Order(StringComparer.Ordinal)],
            Representatives(stacks[0].Organisation.Bpn, tenant, declarations));
    }

    public static bool IsOf(string tenant, string path) => path.StartsWith($"stacks/{tenant}/", StringComparison.Ordinal);

    private static ImmutableArray<Diagnostic> Representatives(string bpn, string tenant, DeclarationSet declarations) =>
    [
        .. declarations.Stacks.Values.Where(s => s.Tenant != tenant)
            .SelectMany(s => s.TechnicalUsers.Values.Where(u => u.Customer?.Bpn == bpn)
                .Select(u => OnboardingCodes.ActsForTenant.At(
                    u.At.ToPlace(u.Name), $"Technical user '{u.Name}' of '{s.Name}' acts in the name of {bpn}."))
                .Concat(s.Activations.Values.Where(a => a.Customer?.Bpn == bpn)
                    .Select(a => OnboardingCodes.ActsForTenant.At(
                        a.At.ToPlace(a.App), $"The activation of '{a.App}' by '{s.Name}' acts in the name of {bpn}.")))),
    ];
}
