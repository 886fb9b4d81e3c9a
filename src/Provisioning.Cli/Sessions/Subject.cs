using Provisioning.Cli.Commands;
using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Cli.Sessions;

/// <summary>One realm to look at: the realm that a stack's environment declares, or a realm file.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Stack">Null for a realm file.</param>
internal sealed record Subject(string Name, RealmState Realm, CompiledStack? Stack)
{
    /// <summary>Stops with all findings when the declarations or the file cannot be read.</summary>
    public static async Task<Subject> OpenAsync(CommandRun run, string argument, CancellationToken cancellationToken)
    {
        if (RealmFile.IsMeant(argument))
        {
            var file = await RealmFile.ReadAsync(run.Host, argument, cancellationToken).ConfigureAwait(false);
            StopException.ThrowIfErrors(file.Findings);
            return new Subject(argument, file.State, null);
        }

        var session = ProjectSession.Open(run, cancellationToken);
        var stack = session.SelectOne(argument);
        var environment = session.Compiled.Environments[stack.Environment];
        return new Subject(argument, environment.Realm, environment.Stacks[stack.Name]);
    }
}
