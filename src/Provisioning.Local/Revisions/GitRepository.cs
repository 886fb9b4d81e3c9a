using Provisioning.Diagnostics;

namespace Provisioning.Local.Revisions;

/// <summary>The git repository around a project. Revisions are read from its object store; nothing is checked out.</summary>
public sealed class GitRepository
{
    private static readonly string[] UsualBranches = ["origin/main", "origin/master", "main", "master"];

    private readonly string folder;

    private GitRepository(string folder, string prefix)
    {
        this.folder = folder;
        Prefix = prefix;
    }

    /// <summary>The project's folder inside the repository: empty, or with a slash at its end.</summary>
    internal string Prefix { get; }

    /// <summary>The repository that a project is in.</summary>
    /// <exception cref="RevisionException">It is in none, or git refuses this one.</exception>
    public static async Task<GitRepository> OpenAsync(string project, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await GitProcess.AskAsync(project, ["rev-parse", "--show-prefix"], cancellationToken).ConfigureAwait(false);
        return exitCode == 0
            ? new GitRepository(project, output.TrimEnd('\n'))
            : throw new RevisionException(ProjectCodes.RevisionUnreadable.At(
                Place.InFile(project), $"The project is in no git repository that can be read: {LastLine(error)}", "Compare two folders, or run it in a clone."));
    }

    /// <summary>The commit that a branch, a tag, an object name or an expression of git's means.</summary>
    /// <exception cref="RevisionException">It means none.</exception>
    public async Task<Revision> ResolveAsync(string name, CancellationToken cancellationToken) =>
        await TryResolveAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new RevisionException(ProjectCodes.RevisionUnreadable.At(
            Place.Of(name),
            $"'{name}' is no folder with stacks/, and no revision of this repository.",
            "Name a branch, a tag or a commit. A pipeline may have fetched too little: fetch the whole history (fetch-depth: 0)."));

    public async Task<Revision?> TryResolveAsync(string name, CancellationToken cancellationToken)
    {
        // What git could take for an option or a list is no revision, whatever it would make of it.
        if (name.Length == 0 || name[0] is '-' or '^' || name.AsSpan().ContainsAnyInRange('\0', '\x1F'))
        {
            return null;
        }

        var (exitCode, output, _) = await GitProcess.AskAsync(
            folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], cancellationToken).ConfigureAwait(false);
        return exitCode == 0 ? new Revision(name, output.Trim()) : null;
    }

    /// <summary>Where the work in this folder left the default branch: what a pull request is compared with.</summary>
    /// <exception cref="RevisionException">There is no default branch, or nothing in common with it.</exception>
    public async Task<Revision> BaseAsync(CancellationToken cancellationToken)
    {
        var (_, remote, _) = await GitProcess.AskAsync(
            folder, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"], cancellationToken).ConfigureAwait(false);
        foreach (var branch in remote.Length > 0 ? UsualBranches.Prepend(remote.Trim()) : UsualBranches)
        {
            if (await TryResolveAsync(branch, cancellationToken).ConfigureAwait(false) is not { } tip)
            {
                continue;
            }

            var (exitCode, output, _) = await GitProcess.AskAsync(folder, ["merge-base", tip.Commit, "HEAD"], cancellationToken).ConfigureAwait(false);
            return exitCode == 0
                ? new Revision(branch, output.Trim())
                : throw NoBase($"This work and '{branch}' have no commit in common here.");
        }

        throw NoBase("This repository has no branch main or master.");
    }

    /// <summary>Reads what git prints of a command, piece by piece.</summary>
    internal async Task ReadAsync(
        IReadOnlyList<string> arguments, Func<Stream, Task>? input, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        var (exitCode, error) = await GitProcess.RunAsync(folder, arguments, input, read, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw new RevisionException(ProjectCodes.RevisionUnreadable.At(
                Place.Of("git"), $"git {arguments[0]} ended with {exitCode}: {LastLine(error)}"));
        }
    }

    private static RevisionException NoBase(string message) => new(ProjectCodes.RevisionUnreadable.At(
        Place.Of("HEAD"), message, "Name the base: provision diff BASE. A pipeline fetches the whole history (fetch-depth: 0)."));

    private static string LastLine(string text) => text.Length == 0 ? "it does not say why" : text[(text.LastIndexOf('\n') + 1)..];
}
