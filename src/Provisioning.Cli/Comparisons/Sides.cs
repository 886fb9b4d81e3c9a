using Provisioning.Cli.Commands;
using Provisioning.Cli.Sessions;
using Provisioning.Diagnostics;
using Provisioning.Local.Projects;
using Provisioning.Local.Revisions;

namespace Provisioning.Cli.Comparisons;

/// <summary>Both sides of a comparison, each read from where its name on the command line points.</summary>
internal sealed record Sides(Side Before, Side After)
{
    private const string WorkingTree = "the working tree";

    /// <param name="before">Null for the commit at which this work left the default branch.</param>
    /// <param name="after">Null for the project's files as they are.</param>
    public static async Task<Sides> OpenAsync(CommandRun run, string? before, string? after, CancellationToken cancellationToken)
    {
        var (root, found) = ProjectOf(run);
        var repository = new Lazy<Task<GitRepository>>(() => GitRepository.OpenAsync(root, cancellationToken));
        var left = before is null
            ? new Named("the default branch", await (await repository.Value.ConfigureAwait(false)).BaseAsync(cancellationToken).ConfigureAwait(false))
            : await MeaningOfAsync(run, before, repository, cancellationToken).ConfigureAwait(false);
        var right = after is null ? null : await MeaningOfAsync(run, after, repository, cancellationToken).ConfigureAwait(false);
        Revision[] revisions = [.. new[] { left.Revision, right?.Revision }.OfType<Revision>()];
        if (revisions.Length == 0)
        {
            return new Sides(
                await OpenAsync(run.Host, left.Argument, cancellationToken).ConfigureAwait(false),
                right is null
                    ? new Side(".", ProjectSession.Open(run, cancellationToken), null)
                    : await OpenAsync(run.Host, right.Argument, cancellationToken).ConfigureAwait(false));
        }

        var read = await RevisionReader.ReadAsync(await repository.Value.ConfigureAwait(false), revisions, cancellationToken).ConfigureAwait(false);
        if (found is null && Array.TrueForAll([.. read], r => r.Files.IsEmpty))
        {
            throw new StopException(Outcome.Problems, ProjectCodes.ProjectNotFound.At(
                Place.Of(string.Join(", ", revisions.Select(r => r.Name))),
                "There are no declarations in stacks/, neither here nor there.",
                "Run it in the project's folder, or name that with --project."));
        }

        var first = await SideOfAsync(left, null).ConfigureAwait(false);
        return new Sides(
            first,
            right is null
                ? WorkingTreeOf(run, found, read[0], first.Session, cancellationToken)
                : await SideOfAsync(right, first.Session).ConfigureAwait(false));

        async Task<Side> SideOfAsync(Named named, ProjectSession? known) => named.Revision is { } revision
            ? new Side(revision.Name, ProjectSession.Of(root, run.Host.Today, read[Array.IndexOf(revisions, revision)], known), null) { IsRevision = true }
            : await OpenAsync(run.Host, named.Argument, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops when a side cannot be read. What is wrong with the base is told with the base's name.</summary>
    public void ThrowIfErrors()
    {
        var before = Before.Session is null || After.Session is null
            ? Before.Findings
            : [.. Before.Findings.Select(f => f.Place.File.Length == 0 ? f : f with { Place = f.Place with { File = $"{Before.Name}:{f.Place.File}" } })];
        StopException.ThrowIfErrors([.. before, .. After.Findings]);
    }

    private static (string Root, ProjectFolder? Project) ProjectOf(CommandRun run)
    {
        var found = run.Parsed.GetValue(GlobalOptions.Project) is { } named
            ? ProjectFolder.TryOpen(run.Host.PathOf(named), out var project, out _) ? project : null
            : ProjectFolder.TryFind(run.Host.WorkingDirectory, out var around, out _) ? around : null;
        return (found?.Root ?? run.Host.WorkingDirectory, found);
    }

    // Without a project here the usual words say where one is looked for.
    private static Side WorkingTreeOf(
        CommandRun run, ProjectFolder? found, ProjectFiles before, ProjectSession? known, CancellationToken cancellationToken) =>
        new(
            WorkingTree,
            found is null
                ? ProjectSession.Open(run, cancellationToken)
                : ProjectSession.Of(found.Root, run.Host.Today, found.Read(cancellationToken).Sharing(before), known),
            null);

    private static async Task<Named> MeaningOfAsync(
        CommandRun run, string argument, Lazy<Task<GitRepository>> repository, CancellationToken cancellationToken)
    {
        var isPath = argument is "." or ".." || argument.StartsWith("./", StringComparison.Ordinal)
            || argument.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(argument);
        if (isPath || RealmFile.IsMeant(argument))
        {
            return new Named(argument, null);
        }

        if (!ProjectFolder.TryOpen(run.Host.PathOf(argument), out _, out _))
        {
            return new Named(argument, await (await repository.Value.ConfigureAwait(false)).ResolveAsync(argument, cancellationToken).ConfigureAwait(false));
        }

        return await IsRevisionAsync(argument, repository, cancellationToken).ConfigureAwait(false)
            ? throw new StopException(Outcome.Problems, ProjectCodes.ArgumentIsAmbiguous.At(
                Place.Of(argument),
                $"'{argument}' is a folder with stacks/ and a revision.",
                $"Write ./{argument} for the folder, or refs/heads/{argument} for the branch."))
            : new Named(argument, null);
    }

    private static async Task<bool> IsRevisionAsync(string name, Lazy<Task<GitRepository>> repository, CancellationToken cancellationToken)
    {
        try
        {
            return await (await repository.Value.ConfigureAwait(false)).TryResolveAsync(name, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (RevisionException)
        {
            // Two folders can be compared where there is no repository at all.
            return false;
        }
    }

    private static async Task<Side> OpenAsync(CliHost host, string argument, CancellationToken cancellationToken) =>
        RealmFile.IsMeant(argument)
            ? new Side(argument, null, await RealmFile.ReadAsync(host, argument, cancellationToken).ConfigureAwait(false))
            : new Side(argument, ProjectSession.Open(host, argument, cancellationToken), null);

    /// <summary>What an argument means: a revision, or else a folder or a realm file.</summary>
    private sealed record Named(string Argument, Revision? Revision);
}
