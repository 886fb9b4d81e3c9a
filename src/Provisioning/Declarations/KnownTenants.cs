using Provisioning.Collections;

namespace Provisioning.Declarations;

/// <summary>
/// What was read of tenants in another state of the project. A tenant whose files are the same ones means the same as long as the
/// environments do, so it is not read again. Tenants about which there was anything to say are.
/// </summary>
internal sealed class KnownTenants
{
    private readonly Map<string, EnvironmentDeclaration> environments;
    private readonly Dictionary<string, (SourceFile[] Files, StackDeclaration[] Stacks)> tenants = new(StringComparer.Ordinal);

    private KnownTenants(Map<string, EnvironmentDeclaration> environments) => this.environments = environments;

    public static KnownTenants None { get; } = new(Map<string, EnvironmentDeclaration>.Empty);

    public static KnownTenants Of(
        Map<string, EnvironmentDeclaration> environments, IEnumerable<StackDeclaration> stacks, StackFile[] files, IEnumerable<Diagnostics.Diagnostic> findings)
    {
        var known = new KnownTenants(environments);
        var doubtful = findings.Select(f => f.Place.File).ToHashSet(StringComparer.Ordinal);
        var byTenant = stacks.ToLookup(s => s.Tenant, StringComparer.Ordinal);
        foreach (var tenant in files.Where(IsOfATenant).GroupBy(f => f.Tenant, StringComparer.Ordinal))
        {
            if (byTenant.Contains(tenant.Key) && !tenant.Any(f => doubtful.Contains(f.File.Path)))
            {
                known.tenants.Add(tenant.Key, ([.. tenant.Select(f => f.File)], [.. byTenant[tenant.Key]]));
            }
        }

        return known;
    }

    /// <summary>Names of the tenants, among the given files in the order of their paths, whose files are known.</summary>
    public HashSet<string> Among(StackFile[] files) => tenants.Count == 0 ? [] : files
        .Where(IsOfATenant)
        .GroupBy(f => f.Tenant, StringComparer.Ordinal)
        .Where(g => tenants.TryGetValue(g.Key, out var same) && same.Files.SequenceEqual(g.Select(f => f.File)))
        .Select(g => g.Key)
        .ToHashSet(StringComparer.Ordinal);

    public bool Fit(Map<string, EnvironmentDeclaration> others) => environments.Equals(others);

    public IReadOnlyList<StackDeclaration> StacksOf(string tenant) => tenants[tenant].Stacks;

    private static bool IsOfATenant(StackFile file) => file.Kind is StackFileKind.Stack or StackFileKind.Overlay;
}
