using Provisioning.Collections;
using Provisioning.Declarations.Json;
using Provisioning.Declarations.Shapes;
using Provisioning.Declarations.Tables;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>Makes a stack of each tenant and environment.</summary>
internal sealed class StackReader(Map<string, EnvironmentDeclaration> environments, KnownTenants known)
{
    private const string DidYouMeanStack = "Did you mean 'stack.json'?";

    private readonly HashSet<string> unread = new(StringComparer.Ordinal);

    public Map<string, StackDeclaration> Read(ParsedFile[] parsed, List<Diagnostic> findings)
    {
        // Who names an environment whose file has mistakes made none himself.
        unread.UnionWith(parsed.Where(p => p.File.Kind == StackFileKind.Environment && p.Root is null).Select(p => p.File.Environment));
        var tenants = parsed
            .Where(p => p.File.Kind is StackFileKind.Stack or StackFileKind.Overlay)
            .GroupBy(p => p.File.Tenant, StringComparer.Ordinal)
            .ToArray();
        var read = new (List<StackDeclaration> Stacks, List<Diagnostic> Findings)[tenants.Length];
        Parallel.For(0, tenants.Length, i =>
        {
            var own = new List<Diagnostic>();
            read[i] = tenants[i].First().IsKnown
                ? ([.. known.StacksOf(tenants[i].Key)], own)
                : ([.. ReadTenant(tenants[i].Key, [.. tenants[i]], own)], own);
        });

        findings.AddRange(read.SelectMany(r => r.Findings));
        var stacks = read.SelectMany(r => r.Stacks).ToArray();
        CheckPlatforms(stacks, Array.TrueForAll(parsed, p => p.File.Kind != StackFileKind.Stack || p.IsKnown || p.Root is not null), findings);
        return Map<string, StackDeclaration>.From(stacks.Select(s => KeyValuePair.Create(s.Name, s)));
    }

    private IEnumerable<StackDeclaration> ReadTenant(string tenant, ParsedFile[] files, List<Diagnostic> findings)
    {
        var stack = Array.Find(files, f => f.File.Kind == StackFileKind.Stack);
        if (!PlainName.IsPlain(tenant))
        {
            findings.Add(DeclarationCodes.BadName.At(
                Place.InFile(files[0].File.File.Path), $"A tenant's folder cannot be called '{tenant}'."));
            yield break;
        }

        if (stack is null)
        {
            var meant = Array.Find(files, f => IsNearlyStack(f.File)) ?? files[0];
            findings.Add(DeclarationCodes.NoStackFile.At(
                Place.InFile(meant.File.File.Path),
                $"The tenant '{tenant}' has overlays and no stack.json.",
                IsNearlyStack(meant.File) ? DidYouMeanStack : string.Empty));
            yield break;
        }

        if (stack.Root is null)
        {
            yield break;
        }

        var values = StackTable.Shape.Read(stack.Root, findings);
        var names = EnvironmentsOf(values, findings);
        CheckOverlays(tenant, files, names, findings);
        foreach (var environment in names)
        {
            var own = values;
            if (Array.Find(files, f => f.File.Kind == StackFileKind.Overlay && f.File.Environment == environment.Name)?.Root is { } above)
            {
                own = StackTable.Shape.Read(SourceOverlay.Merge(stack.Root, above, findings), findings);
            }

            yield return Declare(tenant, environment, own);
        }
    }

    private List<EnvironmentDeclaration> EnvironmentsOf(ShapeValues values, List<Diagnostic> findings)
    {
        if (!values.Has(StackTable.Environments))
        {
            return [.. environments.Values];
        }

        var named = new List<EnvironmentDeclaration>();
        foreach (var name in values.Get(StackTable.Environments))
        {
            if (environments.TryGetValue(name.Value, out var environment))
            {
                named.Add(environment);
            }
            else if (!unread.Contains(name.Value))
            {
                findings.Add(DeclarationCodes.UnknownEnvironment.At(
                    name.At.ToPlace(), $"There is no environment '{name.Value}'.", Spelling.Suggest(name.Value, environments.Keys)));
            }
        }

        return named;
    }

    private void CheckOverlays(
        string tenant, ParsedFile[] files, List<EnvironmentDeclaration> names, List<Diagnostic> findings)
    {
        foreach (var overlay in files.Where(f => f.File.Kind == StackFileKind.Overlay))
        {
            if (!names.Exists(n => n.Name == overlay.File.Environment) && !unread.Contains(overlay.File.Environment))
            {
                findings.Add(DeclarationCodes.UnknownEnvironment.At(
                    Place.InFile(overlay.File.File.Path),
                    $"The tenant '{tenant}' has no environment '{overlay.File.Environment}', so this overlay never applies.",
                    IsNearlyStack(overlay.File) ? DidYouMeanStack : Spelling.Suggest(overlay.File.Environment, names.Select(n => n.Name))));
            }
        }
    }

    private static bool IsNearlyStack(StackFile overlay) => Spelling.Nearest(overlay.Environment, ["stack"]) is not null;

    private static StackDeclaration Declare(string tenant, EnvironmentDeclaration environment, ShapeValues values) => new()
    {
        Tenant = tenant,
        Environment = environment.Name,
        At = values.At,
        IsPlatform = values.Get(StackTable.Platform),
        Organisation = values.Get(StackTable.Organisation) is { } organisation
            ? OrganisationTable.Read(organisation)
            : new(string.Empty, string.Empty, values.At),
        Domain = values.Get(StackTable.Domain),
        CompanyRoles = ValueSet.From(values.Get(StackTable.CompanyRoles).Select(r => r.Value)),
        Naming = NamingTable.Read(values.Get(StackTable.Naming), environment.Naming),
        TechnicalUsers = ApplicationTable.Keyed(values.Get(StackTable.TechnicalUsers), TechnicalUserTable.Read),
        Activations = ApplicationTable.Keyed(values.Get(StackTable.Activations), ActivationTable.Read),
        Exceptions = Map<string, ExceptionDeclaration>.From(
            values.Get(StackTable.Exceptions)
                .Select(ExceptionTable.Read)
                .OfType<ExceptionDeclaration>()
                .Select(e => KeyValuePair.Create(e.Name, e))),
    };

    /// <param name="allRead">Otherwise the platform that seems to be missing may be what could not be read.</param>
    private void CheckPlatforms(StackDeclaration[] stacks, bool allRead, List<Diagnostic> findings)
    {
        foreach (var environment in environments.Values)
        {
            var platforms = stacks.Where(s => s.Environment == environment.Name && s.IsPlatform).ToArray();
            if (platforms.Length > 1)
            {
                findings.AddRange(platforms.Skip(1).Select(second => DeclarationCodes.PlatformCount.At(
                    environment.At.ToPlace(second.Name), $"'{second.Name}' and '{platforms[0].Name}' both are the platform's stack.")));
            }
            else if (platforms.Length == 0 && allRead && Array.Exists(stacks, s => s.Environment == environment.Name))
            {
                findings.Add(DeclarationCodes.PlatformCount.At(
                    environment.At.ToPlace(environment.Name), $"The environment '{environment.Name}' has stacks and no platform stack."));
            }
        }
    }
}
