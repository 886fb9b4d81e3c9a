using System.Globalization;
using Provisioning.Compilation;
using Provisioning.Declarations;

namespace Provisioning.Comparing;

/// <summary>
/// Two stacks side by side: one tenant in two environments, or two tenants. Technical users are paired by their names in the
/// declaration, and names that patterns make from tenant and environment are no difference.
/// </summary>
public sealed class StackComparison
{
    private readonly CompiledStack left;
    private readonly CompiledStack right;
    private readonly Overlay leftOverlay;
    private readonly Overlay rightOverlay;
    private readonly List<StackDifference> found = [];

    private StackComparison(CompiledStack left, CompiledStack right, IReadOnlyCollection<SourceFile> files)
    {
        (this.left, this.right) = (left, right);
        (leftOverlay, rightOverlay) = (Overlay.Of(left.Declaration, files), Overlay.Of(right.Declaration, files));
    }

    /// <param name="files">The project's files, to find the overlays that make differences.</param>
    public static ImmutableArray<StackDifference> Of(CompiledStack left, CompiledStack right, IReadOnlyCollection<SourceFile> files)
    {
        var comparison = new StackComparison(left, right, files);
        comparison.CompareStacks();
        comparison.CompareUsers();
        return [.. comparison.found];
    }

    private void CompareStacks()
    {
        var (one, other) = (left.Declaration, right.Declaration);
        if (one.Tenant == other.Tenant)
        {
            Compare("organisation", one.Organisation.Bpn, other.Organisation.Bpn, "organisation", "bpn");
        }

        Compare("domain", one.Domain, other.Domain, "domain");
        Compare("company roles", string.Join(", ", one.CompanyRoles), string.Join(", ", other.CompanyRoles), "companyRoles");
        foreach (var app in Union(one.Activations.Keys, other.Activations.Keys))
        {
            Compare("activation", one.Activations.ContainsKey(app) ? app : string.Empty, other.Activations.ContainsKey(app) ? app : string.Empty, "activations", app);
        }

        foreach (var name in Union(one.Exceptions.Keys, other.Exceptions.Keys))
        {
            Compare("exception", Exception(one, name), Exception(other, name), "exceptions", name);
        }
    }

    private void CompareUsers()
    {
        var (one, other) = (ByName(left), ByName(right));
        foreach (var name in Union(one.Keys, other.Keys))
        {
            var (mine, yours) = (one.GetValueOrDefault(name), other.GetValueOrDefault(name));
            if (mine is null || yours is null)
            {
                Add(name, "technical user", ClientId(mine), ClientId(yours), mine?.Declaration.At ?? yours!.Declaration.At, "technicalUsers", name);
            }
            else
            {
                CompareUsers(name, mine, yours);
            }
        }
    }

    private void CompareUsers(string name, TechnicalUser mine, TechnicalUser yours)
    {
        var (one, other) = (mine.Declaration, yours.Declaration);
        foreach (var (what, a, b, field) in (ReadOnlySpan<(string What, string Left, string Right, string Field)>)
        [
            ("description", one.Description, other.Description, "description"),
            ("enabled", Word(one.Enabled), Word(other.Enabled), "enabled"),
            ("purpose", one.Purpose, other.Purpose, "purpose"),
            ("client id", one.ClientId, other.ClientId, "clientId"),
            ("last day", Day(one.Until), Day(other.Until), "until"),
            ("profiles", string.Join(", ", one.Profiles.Select(p => p.Value)), string.Join(", ", other.Profiles.Select(p => p.Value)), "profiles"),
            ("customer", one.Customer?.Bpn ?? string.Empty, other.Customer?.Bpn ?? string.Empty, "customer"),
        ])
        {
            if (a != b)
            {
                Add(name, what, a, b, one.At, "technicalUsers", name, field);
            }
        }

        foreach (var role in mine.Grants.Keys.Concat(yours.Grants.Keys).Distinct().Order())
        {
            var (held, granted) = (mine.Grants.GetOr(role, null!), yours.Grants.GetOr(role, null!));
            var (a, b) = (Grant(role, held), Grant(role, granted));
            if (a != b)
            {
                var written = held ?? granted;
                Add(name, "grant", a, b, written.At, "technicalUsers", name, "grants", written.Reference);
            }
        }
    }

    private void Compare(string what, string one, string other, params string[] path)
    {
        if (one != other)
        {
            Add(string.Empty, what, one, other, right.Declaration.At, path);
        }
    }

    /// <param name="written">Where it is written when no overlay says it.</param>
    private void Add(string subject, string what, string one, string other, SourcePosition written, params string[] path)
    {
        var overlay = rightOverlay.About(subject, path) ?? leftOverlay.About(subject, path);
        var cause = overlay switch
        {
            { Reason.Length: > 0 } => DifferenceCause.Intended,
            not null => DifferenceCause.Unexplained,
            _ => left.Declaration.Tenant == right.Declaration.Tenant ? DifferenceCause.Derived : DifferenceCause.Declared,
        };
        found.Add(new(subject, what, one, other, cause, overlay?.Reason ?? string.Empty, overlay?.Place ?? written.ToPlace(subject)));
    }

    private static SortedDictionary<string, TechnicalUser> ByName(CompiledStack stack)
    {
        var users = new SortedDictionary<string, TechnicalUser>(StringComparer.Ordinal);
        foreach (var user in stack.TechnicalUsers.Values)
        {
            users.TryAdd(user.Declaration.Name, user);
        }

        return users;
    }

    private static string[] Union(IEnumerable<string> one, IEnumerable<string> other) =>
        [.. one.Union(other, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string ClientId(TechnicalUser? user) => user?.ClientId ?? string.Empty;

    private static string Grant(Realms.RoleRef role, GrantDeclaration? grant) =>
        grant is null ? string.Empty : grant.Until is null ? role.ToString() : $"{role} until {Day(grant.Until)}";

    private static string Exception(StackDeclaration stack, string name) =>
        stack.Exceptions.TryGetValue(name, out var e) ? $"{e.Code} until {Day(e.Until)}" : string.Empty;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Word(bool value) => value ? "true" : "false";
}
