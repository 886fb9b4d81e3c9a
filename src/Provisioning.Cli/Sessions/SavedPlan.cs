using Provisioning.Diagnostics;
using Provisioning.Planning;

namespace Provisioning.Cli.Sessions;

/// <summary>A plan in a file, made by <c>preview --out</c>.</summary>
internal static class SavedPlan
{
    public static async Task<Plan> ReadAsync(CliHost host, string path, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(host.PathOf(path), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(Outcome.Problems, CommandCodes.UnreadableArgument.At(
                Place.InFile(path), $"The plan cannot be read: {exception.Message}", "Save a plan with: provision preview STACK... --out FILE"));
        }

        var read = PlanFile.Read(content, path);
        StopException.ThrowIfErrors(read.Findings);
        return read.Plan;
    }

    public static Task WriteAsync(CliHost host, string path, Plan plan, CancellationToken cancellationToken) =>
        TextFile.WriteAsync(host, path, PlanFile.Write(plan), "The plan", cancellationToken);

    public static string EnvironmentOf(Plan plan, ProjectSession session, string path) =>
        session.Compiled.Environments.ContainsKey(plan.Environment)
            ? plan.Environment
            : throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
                Place.InFile(path),
                $"The plan is for environment '{plan.Environment}', which this project does not declare.",
                "Apply it in the project that it was made in."));
}
