using Provisioning.Cli.Commands;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Sessions;

/// <summary>A project as one command sees it: declarations read and compiled once.</summary>
/// <param name="Root">The project folder, absolute.</param>
/// <param name="Findings">What reading and compiling found, of all stacks.</param>
internal sealed record ProjectSession(string Root, CompiledDeclarations Compiled, ImmutableArray<Diagnostic> Findings)
{
    public DeclarationSet Declarations => Compiled.Declarations;

    public bool IsReadable => Findings.All(f => f.Severity != Severity.Error);

    /// <summary>The project that the command line means: the one named, or the one around the working directory.</summary>
    public static ProjectSession Open(CommandRun run) =>
        Open(ProjectFiles.FindRoot(run.Host, run.Parsed.GetValue(GlobalOptions.Project)));

    public static ProjectSession Open(string root)
    {
        var read = DeclarationReader.Read(ProjectFiles.Read(root));
        var compiled = Compiler.Compile(read.Declarations);
        return new ProjectSession(root, compiled.Compiled, Diagnostic.Sort(read.Findings.Concat(compiled.Findings)));
    }

    public StackSelection Select(IReadOnlyCollection<string> names) => StackSelection.Of(Declarations.Stacks.Values, names);
}
