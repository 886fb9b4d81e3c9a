using System.CommandLine;
using Provisioning.Cli.Imports;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Importing;
using Provisioning.Local.Projects;
using Provisioning.Local.Realms;
using Provisioning.Realms;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision import REALM --into DIR</c>: declarations that say what a realm is; the preview right after is empty.</summary>
internal static class ImportCommand
{
    public static Command Create(CliHost host)
    {
        var realm = new Argument<string>("REALM")
        {
            Description = "A realm export (*.json), the address of a realm (https://HOST/realms/NAME), or an environment of the project",
        };
        var into = new Option<string>("--into") { Description = "The folder of the new project", HelpName = "DIR", Required = true };
        var environment = new Option<string?>("--environment") { Description = "The environment that the realm becomes (default: dev)", HelpName = "NAME" };
        var adopt = new Option<bool>("--adopt") { Description = "Also mark the objects on the server as those of the new stack" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Mark them without asking" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Write into DIR although it is not empty" };
        var command = new ProvisionCommand("import", "Makes declarations of a realm that nobody declared; the next preview is empty")
        {
            Examples =
            [
                new("import realm.json --into imported", "Makes a project of a realm export; its realm is a copy without secrets."),
                new("import realm.json --into staging --environment tst", "The same, as environment tst."),
            ],
        };
        command.Add(realm);
        command.Add(into);
        command.Add(environment);
        command.Add(adopt);
        command.Add(yes);
        command.Add(overwrite);
        command.Runs(host, (run, cancellationToken) =>
        {
            var folder = run.Parsed.GetRequiredValue(into);
            var project = new NewProject(host.PathOf(folder));
            if (!project.IsEmpty && !run.Parsed.GetValue(overwrite))
            {
                throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                    Place.InFile(folder), $"'{folder}' is not empty.", "Name a new folder, or add --overwrite to write into this one."));
            }

            var source = ImportSource.Of(run, run.Parsed.GetRequiredValue(realm), run.Parsed.GetValue(environment), cancellationToken);
            return source.IsServer
                ? OfServerAsync(run, source, project, new(folder, run.Parsed.GetValue(adopt), run.Parsed.GetValue(yes)), cancellationToken)
                : OfFileAsync(run, source, project, folder, cancellationToken);
        });
        return command;
    }

    private static async Task<Outcome> OfFileAsync(
        CommandRun run, ImportSource source, NewProject project, string folder, CancellationToken cancellationToken)
    {
        var (parsing, copy) = await source.ReadFileAsync(cancellationToken).ConfigureAwait(false);
        var realm = parsing.State;
        var target = ImportSource.FileTarget(source.Environment.Name, realm.Name);
        var imported = Import(run, source, realm, target);
        await project.WriteAsync([.. imported.Files, new SourceFile(target.Path, copy)], cancellationToken).ConfigureAwait(false);
        var path = Path.GetFullPath(target.Path, run.Host.PathOf(folder));
        await RealmAdoption.RunAsync(
            new RealmFileGateway(path, realm.Name, target.Path, run.Host.Clock), imported, run.Answer.Narration, cancellationToken).ConfigureAwait(false);
        ImportText.Write(
            run.Answer.Output, realm, source, imported with { Findings = [.. imported.Findings, .. parsing.Findings] }, folder, isMarked: true);
        return Outcome.Done;
    }

    private static async Task<Outcome> OfServerAsync(
        CommandRun run, ImportSource source, NewProject project, Wishes wishes, CancellationToken cancellationToken)
    {
        var realm = source.OpenServer(run);
        var gateway = realm.Gateway;
        using var closing = gateway as IDisposable;
        if (wishes.Adopt)
        {
            await RealmAdoption.CheckAsync(realm, source.Environment.Realm.Name, cancellationToken).ConfigureAwait(false);
        }

        var locks = await HeldLocks.TakeAsync(wishes.Adopt ? [gateway] : Array.Empty<IRealmGateway>(), cancellationToken).ConfigureAwait(false);
        await using (locks.ConfigureAwait(false))
        {
            var reading = await gateway.ReadAsync(cancellationToken).ConfigureAwait(false);
            StopException.ThrowIfErrors(reading.Findings);
            var imported = Import(run, source, reading.State, source.Environment.Realm);
            await project.WriteAsync(imported.Files, cancellationToken).ConfigureAwait(false);
            if (wishes.Adopt)
            {
                if (!wishes.Consented)
                {
                    await Confirmation.AskAsync(
                        run.Answer,
                        $"Mark {imported.Adoption.Changes.Count} objects in {gateway.Location} as those of {imported.Stack}?",
                        $"provision import {source.Name} --into {wishes.Folder} --overwrite --adopt",
                        cancellationToken).ConfigureAwait(false);
                }

                await RealmAdoption.RunAsync(gateway, imported, run.Answer.Narration, cancellationToken).ConfigureAwait(false);
            }

            ImportText.Write(
                run.Answer.Output, reading.State, source, imported with { Findings = [.. imported.Findings, .. reading.Findings] }, wishes.Folder, wishes.Adopt);
            return Outcome.Done;
        }
    }

    /// <exception cref="StopException">The realm cannot be declared as it is; nothing is written then.</exception>
    private static ImportedProject Import(CommandRun run, ImportSource source, RealmState realm, RealmTarget target)
    {
        var imported = RealmImport.Import(new()
        {
            Realm = realm,
            Environment = source.Environment.Name,
            Target = target,
            Vault = source.Environment.Vault,
            Source = source.IsServer ? source.Environment.Realm.Url + "/realms/" + target.Name : Path.GetFileName(source.File),
            Today = run.Host.Today,
        });
        StopException.ThrowIfErrors(imported.Findings);
        return imported;
    }

    /// <param name="Folder">As given on the command line.</param>
    private sealed record Wishes(string Folder, bool Adopt, bool Consented);
}
