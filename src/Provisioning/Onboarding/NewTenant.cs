using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Onboarding;

/// <summary>The files of a new tenant, or what is wrong with what was asked for.</summary>
/// <param name="Files">Declaration and overlays, as they will be written; empty when there are findings.</param>
public sealed record NewTenant(ImmutableArray<SourceFile> Files, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Settings of its Pulumi stacks, one file for each environment: no declarations.</summary>
    public ImmutableArray<SourceFile> Settings { get; init; } = [];

    /// <summary>Everything that is written.</summary>
    public IEnumerable<SourceFile> All => Files.Concat(Settings);

    /// <summary>Writes the declaration of a tenant: one technical user for each role, and an overlay for each environment.</summary>
    public static NewTenant Of(TenantRequest request, DeclarationSet declarations)
    {
        var findings = TenantCheck.Of(request, declarations);
        if (findings.Length > 0)
        {
            return new NewTenant([], findings);
        }

        var environments = request.Environments.Length > 0 ? request.Environments : [.. PromotionOrder.Of(declarations.Environments.Keys)];
        var folder = $"stacks/{request.Tenant}";
        var stack = TenantFile.OfStack(request, environments, new RoleChoices(declarations.Catalogue));
        return new NewTenant(
            [
                new SourceFile($"{folder}/stack.json", stack),
                .. environments.Select(e => new SourceFile($"{folder}/{e}.json", TenantFile.OfOverlay(request, e))),
            ],
            [])
        {
            Settings = [.. environments.Select(e => new SourceFile($"stacks/Pulumi.{request.Tenant}.{e}.yaml", PulumiSettings.Of(declarations.Environments[e])))],
        };
    }
}
