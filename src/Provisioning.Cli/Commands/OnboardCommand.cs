using System.CommandLine;
using Provisioning.Cli.Comparisons;
using Provisioning.Cli.Onboarding;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;
using Provisioning.Local.Projects;
using Provisioning.Onboarding;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision onboard TENANT</c>: writes the files of a new tenant, once they are known to be right, and shows what they would do.</summary>
internal static class OnboardCommand
{
    public static Command Create(CliHost host)
    {
        var options = new TenantOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be written and what it would do" };
        var command = new ProvisionCommand("onboard", "Writes the declaration of a new tenant and shows what it would do; changes no realm")
        {
            Examples =
            [
                new("onboard globex --bpn BPNL000000GLOBEX --environments dev,tst", "A tenant with two environments and no technical user yet."),
                new("onboard initech --bpn BPNL00000INITECH --profile Cl100-ACME-Traceability", "A tenant that activates an app, in every environment."),
            ],
        };
        options.AddTo(command);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(dryRun);
        command.Runs(host, (run, cancellationToken) => RunAsync(run, options, run.Parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<Outcome> RunAsync(CommandRun run, TenantOptions options, bool dryRun, CancellationToken cancellationToken)
    {
        var folder = ProjectSession.FolderOf(run);
        var files = folder.Read(cancellationToken);
        var before = ProjectSession.Of(folder.Root, run.Host.Today, files);
        StopException.ThrowIfErrors(before.Findings);
        var request = await options.ReadAsync(
            run, new RoleChoices(before.Declarations.Catalogue), [.. PromotionOrder.Of(before.Declarations.Environments.Keys)], cancellationToken).ConfigureAwait(false);
        var tenant = NewTenant.Of(request, before.Declarations);
        StopException.ThrowIfErrors(tenant.Findings);

        var after = ProjectSession.Of(
            folder.Root, run.Host.Today, files with { Files = [.. files.Files, .. tenant.Files] }, before);
        var selection = after.Select([$"{request.Tenant}.*"]);
        StopException.ThrowIfErrors([.. after.FindingsFor(selection), .. after.Check(selection, run.Host.Today).Findings]);
        var reviews = Comparison.Of(new Side("today", before, null), new Side(request.Tenant, after, null), GateSettings.Default, run.Host.Today);
        if (!dryRun)
        {
            await WriteAsync(folder.Root, tenant, cancellationToken).ConfigureAwait(false);
        }

        OnboardingView.Write(run.Answer, new Onboarded(request, tenant, [.. selection.Stacks.Select(s => s.Name)], OneTenant.Of(reviews, request.Tenant), !dryRun));
        return Outcome.Done;
    }

    private static async Task WriteAsync(string root, NewTenant tenant, CancellationToken cancellationToken)
    {
        try
        {
            await NewFiles.WriteAsync(root, [.. tenant.Files, .. tenant.Settings], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StopException(Outcome.Problems, CommandCodes.UnreadableArgument.At(
                Place.InFile(tenant.Files[0].Path), $"The files cannot be written, and none was: {refusal.Message}"));
        }
    }
}
