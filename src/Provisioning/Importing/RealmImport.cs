using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Importing;

/// <summary>
/// Makes declarations of a realm that nobody declared. It proves its own work: the declarations are read, compiled and
/// planned against the realm, and whatever that plan would change is an error.
/// </summary>
public static class RealmImport
{
    public static ImportedProject Import(ImportRequest request)
    {
        var stack = $"{PlatformFile.Tenant}.{request.Environment}";
        if (Managed(request.Realm) is { } managed)
        {
            return new(stack, [], NoPlan(request), 0, [managed]);
        }

        var found = new ImportableRealm(request.Realm);
        var (proven, findings) = Compile(FilesOf(request, found, []), request.Today);
        var rules = RuleEngine.Check(proven, request.Today, [request.Environment], findings);
        ImmutableArray<Diagnostic> wrong = [.. rules.Findings.Where(f => f.Severity == Severity.Error)];
        var files = FilesOf(request, found, wrong);
        (proven, findings) = Compile(files, request.Today);
        var plan = Planner.Plan(Request(request, proven, stack));
        return new(
            stack,
            files,
            plan.Plan,
            wrong.Length,
            Diagnostic.Sort(
            [
                .. found.Findings,
                .. Secrets(found),
                .. findings.Where(f => f.Severity == Severity.Error),
                .. plan.Findings.Where(PlanningCodes.Blocks),
                .. plan.Plan.Changes.Where(c => !c.IsMarkOnly).DistinctBy(c => c.Address).Select(NotAsFound),
            ]));
    }

    private static ImmutableArray<SourceFile> FilesOf(ImportRequest request, ImportableRealm found, IEnumerable<Diagnostic> accepted) =>
    [
        CatalogueFile.Of(found, request.Source),
        EnvironmentFile.Of(request),
        PlatformFile.Of(request, found, accepted),
        .. JsonSchemas.Kinds.Select(kind => new SourceFile(
            $"stacks/schemas/{JsonSchemas.FileNameOf(kind)}", System.Text.Encoding.UTF8.GetBytes(JsonSchemas.For(kind)))),
    ];

    private static (CompiledDeclarations Compiled, ImmutableArray<Diagnostic> Findings) Compile(ImmutableArray<SourceFile> files, DateOnly today)
    {
        var read = DeclarationReader.Read(files);
        var result = Compiler.Compile(read.Declarations, today);
        return (result.Compiled, Diagnostic.Sort([.. read.Findings, .. result.Findings]));
    }

    private static PlanRequest Request(ImportRequest request, CompiledDeclarations compiled, string stack) => new()
    {
        Environment = request.Environment,
        Observed = request.Realm,
        Desired = compiled.Environments.TryGetValue(request.Environment, out var environment)
            ? environment.DesiredFor([stack])
            : new RealmState { Name = request.Realm.Name },
        Stacks = [stack],
        Secrets = [],
    };

    private static Plan NoPlan(ImportRequest request) => new() { Environment = request.Environment, Realm = request.Realm.Name };

    private static Diagnostic? Managed(RealmState realm)
    {
        var stacks = realm.Objects().Where(o => o.Stack.Length > 0).CountBy(o => o.Stack).OrderBy(c => c.Key, StringComparer.Ordinal).ToArray();
        return stacks.Length == 0
            ? null
            : ImportCodes.AlreadyManaged.At(
                Place.Of(realm.Name),
                $"Realm '{realm.Name}' is managed already: {string.Join(", ", stacks.Select(s => $"{s.Value} objects belong to stack '{s.Key}'"))}.");
    }

    private static IEnumerable<Diagnostic> Secrets(ImportableRealm found)
    {
        if (found.TechnicalUsers.Length > 0)
        {
            yield return ImportCodes.SecretsElsewhere.At(
                Place.Of(found.Realm.Name), $"The secrets of {found.TechnicalUsers.Length} technical users stay where they are.");
        }
    }

    private static Diagnostic NotAsFound(Change change) => ImportCodes.NotAsFound.At(
        Place.Of(change.Address.Name),
        $"{change.Address} is not declared as it was found: {string.Join("; ", change.Fields.Take(5).Select(f => $"{f.Path} '{f.Before}' -> '{f.After}'"))}.");
}
