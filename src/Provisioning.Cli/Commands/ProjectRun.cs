using Provisioning.Cli.Sessions;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary>What every command that touches realms begins with: the project, the stacks meant, and the targets of their environments.</summary>
internal static class ProjectRun
{
    /// <summary>
    /// Stops with all findings, those of the rules as well, when declarations are wrong or a stack is unknown, before any target
    /// is opened. The session that it gives knows what concerns the chosen stacks and nothing else.
    /// </summary>
    public static (ProjectSession Session, ImmutableArray<EnvironmentTarget> Targets) Open(
        CommandRun run, string[] names, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        var selection = session.Select(names);
        var found = session.FindingsFor(selection).AddRange(selection.Findings);
        if (found.Any(f => f.Severity == Severity.Error))
        {
            found = found.AddRange(session.Check(selection, run.Host.Today).Findings);
        }

        StopException.ThrowIfErrors(found);
        return (session, [.. selection.ByEnvironment.Select(e => Open(run, session, e.Environment, e.Stacks.Select(s => s.Name)))]);
    }

    public static EnvironmentTarget Open(CommandRun run, ProjectSession session, string environment, IEnumerable<string> stacks)
    {
        var compiled = session.Compiled.Environments[environment];
        return EnvironmentTarget.Open(ContextOf(run, session, compiled.Declaration), compiled, stacks);
    }

    public static TargetContext ContextOf(CommandRun run, ProjectSession session, EnvironmentDeclaration environment) =>
        new(run.Answer, session.Root, environment);
}
