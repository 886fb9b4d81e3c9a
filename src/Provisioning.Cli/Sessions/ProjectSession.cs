using Provisioning.Cli.Commands;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Local.Projects;
using Provisioning.Local.Settings;
using Provisioning.Rules;

namespace Provisioning.Cli.Sessions;

/// <summary>A project as one command sees it: declarations read and compiled once.</summary>
/// <param name="Root">The project folder, absolute.</param>
/// <param name="Findings">What reading and compiling found, of all stacks.</param>
internal sealed record ProjectSession(string Root, ReadResult Read, CompileResult Compilation, ImmutableArray<Diagnostic> Findings)
{
    private const string EnvironmentFolder = "stacks/environments/";

    public CompiledDeclarations Compiled => Compilation.Compiled;

    public DeclarationSet Declarations => Compiled.Declarations;

    /// <summary>Tenants that have files and no stacks, because their files could not be read.</summary>
    public IEnumerable<string> UnreadableTenants => Findings.Where(f => f.Severity == Severity.Error)
        .Select(FindingScope.TenantOf).Where(t => t.Length > 0)
        .Except(Declarations.Stacks.Values.Select(s => s.Tenant), StringComparer.Ordinal);

    /// <summary>What reading and compiling found and the chosen stacks answer for. Names that mean nothing leave everything in.</summary>
    public ImmutableArray<Diagnostic> FindingsFor(StackSelection selection) => ScopeOf(selection)?.Of(Findings) ?? Findings;

    /// <summary>What the rules find for the chosen stacks, beside what was found already.</summary>
    public RuleReport Check(StackSelection selection, DateOnly today)
    {
        var report = RuleEngine.Check(Compiled, today, selection.ByEnvironment.Select(e => e.Environment), FindingsFor(selection));
        return ScopeOf(selection)?.Of(report) ?? report;
    }

    /// <summary>The project that the command line means: the one named, or the one around the working directory.</summary>
    public static ProjectSession Open(CommandRun run, CancellationToken cancellationToken) =>
        Open(run.Host, FolderOf(run), cancellationToken);

    /// <summary>The project in a folder that was named.</summary>
    public static ProjectSession Open(CliHost host, string folder, CancellationToken cancellationToken) =>
        Open(host, FolderAt(host, folder), cancellationToken);

    /// <summary>Whether the working directory is in a project.</summary>
    public static bool IsAround(CliHost host) => ProjectFolder.TryFind(host.WorkingDirectory, out _, out _);

    /// <summary>The folder of the project that the command line means.</summary>
    public static ProjectFolder FolderOf(CommandRun run)
    {
        if (run.Parsed.GetValue(GlobalOptions.Project) is { } named)
        {
            return FolderAt(run.Host, named);
        }

        return ProjectFolder.TryFind(run.Host.WorkingDirectory, out var project, out var problem)
            ? project
            : throw new StopException(Outcome.Problems, problem);
    }

    private static ProjectFolder FolderAt(CliHost host, string folder) =>
        ProjectFolder.TryOpen(host.PathOf(folder), out var project, out var problem)
            ? project
            : throw new StopException(Outcome.Problems, problem);

    /// <summary>Declarations that were read somewhere else, as they are: settings of this machine say nothing about them.</summary>
    /// <param name="root">The project folder that they belong to, absolute.</param>
    /// <param name="known">Another state of the project: what its files have in common with these is read and compiled once.</param>
    public static ProjectSession Of(string root, DateOnly today, ProjectFiles files, ProjectSession? known = null) =>
        Of(root, today, files, new EnvironmentOverrides(ImmutableSortedDictionary<string, SourceFile>.Empty, []), known);

    public StackSelection Select(IReadOnlyCollection<string> names) => StackSelection.Of(this, names);

    /// <summary>The one stack that a command is about. Stops with all findings when it is unknown or wrong.</summary>
    public StackDeclaration SelectOne(string name)
    {
        var selection = Select([name]);
        StopException.ThrowIfErrors(selection.Findings.AddRange(FindingsFor(selection)));
        return selection.Stacks is [var stack]
            ? stack
            : throw new StopException(Outcome.Problems, CommandCodes.UnknownStack.At(
                Place.Of(name),
                $"The pattern '{name}' fits {selection.Stacks.Length} stacks; this command looks at one.",
                $"Name one of {string.Join(", ", selection.Stacks.Take(12).Select(s => s.Name))}."));
    }

    private FindingScope? ScopeOf(StackSelection selection) =>
        selection.IsEmpty ? null : FindingScope.Of(Compiled, selection.Stacks, selection.UnreadableTenants);

    private static ProjectSession Open(CliHost host, ProjectFolder project, CancellationToken cancellationToken)
    {
        var files = project.Read(cancellationToken);
        var overrides = EnvironmentSettings.Load(project.Root, host.Variables, [.. files.Files.Select(f => f.Path).Where(IsEnvironment).Select(NameOf)]);
        return Of(project.Root, host.Today, files, overrides, known: null);
    }

    private static ProjectSession Of(
        string root, DateOnly today, ProjectFiles files, EnvironmentOverrides overrides, ProjectSession? known)
    {
        var read = DeclarationReader.Read(files.Files, overrides.Files, known?.Read);
        var compiled = Compiler.Compile(read.Declarations, today, known?.Compilation);
        return new ProjectSession(
            root, read, compiled, Diagnostic.Sort([.. files.Findings, .. overrides.Findings, .. read.Findings, .. compiled.Findings]));
    }

    private static string NameOf(string environmentFile) => environmentFile[EnvironmentFolder.Length..^".json".Length];

    private static bool IsEnvironment(string path) =>
        path.StartsWith(EnvironmentFolder, StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal);
}
