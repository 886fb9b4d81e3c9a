using Provisioning.Cli.Sessions;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Resources;
using Provisioning.Resources.Previews;
using Provisioning.Reviewing;
using Provisioning.Secrets;

namespace Provisioning.Cli.Comparisons;

/// <summary>
/// Reviews the way from what there is to what a Pulumi update makes. In the project that the preview was made from, what the
/// preview leaves out comes from the declarations, with descriptions, places and exceptions; elsewhere it is a comparison of two
/// realms that nobody declares.
/// </summary>
internal static class PreviewComparison
{
    /// <param name="file">As given on the command line.</param>
    /// <param name="session">Null where there is no project.</param>
    public static Review Of(string file, PulumiPreview preview, ProjectSession? session, GateSettings gates, DateOnly today) =>
        session is not null && session.Declarations.Stacks.TryGetValue(preview.Stack, out var declared)
            ? OfDeclared(file, preview, session, declared.Environment, gates, today)
            : OfUndeclared(file, preview, gates, today);

    private static Review OfDeclared(
        string file, PulumiPreview preview, ProjectSession session, string environment, GateSettings gates, DateOnly today)
    {
        var compiled = session.Compiled.Environments[environment];
        var desired = compiled.DesiredFor([preview.Stack]);
        var program = ToPulumi.Program(preview.Stack, desired, compiled.Stacks[preview.Stack].Secrets);
        var reading = preview.In(new PreviewContext(compiled.Realm, program));
        var planned = Planner.Plan(new PlanRequest
        {
            Environment = environment,
            Observed = reading.Before,
            Desired = Handover.To(Marks.PulumiApplier, desired),
            Stacks = [preview.Stack],
            Secrets = [.. reading.SecretsAfter],
            StoredSecrets = Stored(reading.SecretsBefore),
            Ended = compiled.EndedOf([preview.Stack]),

            // Whether a value belongs to its client is between realm and vault; a preview shows neither.
            RealmKeepsSecrets = false,
            Applier = Marks.PulumiApplier,
        });
        var selection = session.Select([preview.Stack]);
        var rules = session.Check(selection, today);
        return Reviewer.Review(new ReviewRequest
        {
            Environment = environment,
            Stacks = [preview.Stack],
            Location = $"{file}, stack {preview.Stack}",
            Before = reading.Before,
            After = reading.After,
            Plan = planned.Plan,
            Findings = [.. reading.Findings, .. planned.Findings, .. rules.Findings],
            Accepted = rules.Accepted,
            Gates = gates,
            Compiled = compiled,
            Catalogue = session.Declarations.Catalogue,
            Today = today,
        });
    }

    private static Review OfUndeclared(string file, PulumiPreview preview, GateSettings gates, DateOnly today)
    {
        var reading = preview.In(null);
        var place = Place.InFile(file);
        var planned = WholeRealm.Plan(string.Empty, reading.Before, reading.After, [.. reading.SecretsAfter], Stored(reading.SecretsBefore));
        return Reviewer.Review(new ReviewRequest
        {
            Stacks = planned.Plan.Stacks,
            Location = $"{file}, stack {preview.Stack}",
            Before = reading.Before,
            After = reading.After,
            Plan = planned.Plan,
            Findings =
            [
                .. reading.Findings,
                PreviewCodes.NoDeclarations.At(place, $"There are no declarations of stack '{preview.Stack}' here."),
            ],
            Gates = gates with { IsComparison = true, MaxDeletions = gates.MaxDeletions ?? int.MaxValue },
            Today = today,
        });
    }

    private static ImmutableArray<StoredSecret> Stored(ValueList<SecretRef> secrets) =>
        [.. secrets.Select(s => new StoredSecret(s, string.Empty, DateTimeOffset.UnixEpoch))];
}
