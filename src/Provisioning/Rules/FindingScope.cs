using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>
/// Which findings concern the stacks of one run. A tenant answers for its own files, and nobody waits for another tenant's:
/// only the platform's stack does, because its objects are made from what all tenants of the environment declare.
/// The catalogue and the environments concern everybody.
/// </summary>
public sealed class FindingScope
{
    private const string Root = "stacks/";

    private static readonly HashSet<string> CommonFolders = new(["catalogue", "environments", "schemas"], StringComparer.Ordinal);

    private static readonly HashSet<string> ExceptionFindings =
        RuleCatalogue.Codes.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> tenants;
    private readonly HashSet<string> readable;
    private readonly bool withUnreadable;
    private readonly ImmutableArray<CompiledStack> platforms;

    private FindingScope(
        HashSet<string> tenants, HashSet<string> readable, bool withUnreadable, ImmutableArray<CompiledStack> platforms)
    {
        this.tenants = tenants;
        this.readable = readable;
        this.withUnreadable = withUnreadable;
        this.platforms = platforms;
    }

    /// <param name="selected">The stacks of the run.</param>
    /// <param name="unreadable">Tenants that the run names and whose files could not be read, so that they have no stacks.</param>
    public static FindingScope Of(
        CompiledDeclarations compiled, IReadOnlyCollection<StackDeclaration> selected, IEnumerable<string> unreadable)
    {
        var all = compiled.Declarations.Stacks.Values;
        var environments = EnvironmentsOf(selected);
        var platformEnvironments = EnvironmentsOf(selected.Where(s => s.IsPlatform));
        var platforms = compiled.Environments.Values.Where(e => environments.Contains(e.Name))
            .SelectMany(e => e.Stacks.Values).Where(s => s.Declaration.IsPlatform).ToImmutableArray();

        // A tenant that cannot be read may be one of the environment, and even the platform that the environment seems to lack.
        var mayBePlatform = environments.Any(e => platforms.All(p => p.Declaration.Environment != e));
        return new FindingScope(
            [.. selected.Select(s => s.Tenant), .. unreadable, .. all.Where(s => platformEnvironments.Contains(s.Environment)).Select(s => s.Tenant)],
            all.Select(s => s.Tenant).ToHashSet(StringComparer.Ordinal),
            platformEnvironments.Count > 0 || mayBePlatform,
            platforms);
    }

    /// <summary>The tenant whose file a finding is in; empty for everybody's files and for what is in no file.</summary>
    public static string TenantOf(Diagnostic finding)
    {
        var file = finding.Place.File;
        if (!file.StartsWith(Root, StringComparison.Ordinal) || file.IndexOf('/', Root.Length) is not (> 0 and var end))
        {
            return string.Empty;
        }

        var folder = file[Root.Length..end];
        return CommonFolders.Contains(folder) ? string.Empty : folder;
    }

    public bool Covers(Diagnostic finding)
    {
        var tenant = TenantOf(finding);
        return tenant.Length == 0
            || tenants.Contains(tenant)
            || (withUnreadable && !readable.Contains(tenant))
            || IsOfThePlatformAboutAll(finding, tenant);
    }

    public ImmutableArray<Diagnostic> Of(ImmutableArray<Diagnostic> findings) => [.. findings.Where(Covers)];

    public RuleReport Of(RuleReport report) => new()
    {
        Findings = Of(report.Findings),
        Accepted = [.. report.Accepted.Where(a => Covers(a.Finding))],
    };

    private static HashSet<string> EnvironmentsOf(IEnumerable<StackDeclaration> stacks) =>
        stacks.Select(s => s.Environment).ToHashSet(StringComparer.Ordinal);

    /// <summary>The platform's exceptions cover the catalogue for everybody, unless they are about its own technical users.</summary>
    private bool IsOfThePlatformAboutAll(Diagnostic finding, string tenant) =>
        ExceptionFindings.Contains(finding.Code)
        && platforms.Any(p => p.Declaration.Tenant == tenant
            && p.Declaration.Exceptions.TryGetValue(finding.Subject, out var exception)
            && exception.Subjects.Any(s => !p.TechnicalUsers.Keys.Any(user => SubjectPattern.Matches(s, user))));
}
