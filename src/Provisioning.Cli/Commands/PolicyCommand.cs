using System.CommandLine;
using System.Globalization;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;
using Provisioning.Rotating;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision policy ENVIRONMENT</c>: the realm policy that rotation with an overlap needs, printed or applied.</summary>
internal static class PolicyCommand
{
    public static Command Create(CliHost host)
    {
        var environment = new Argument<string>("ENVIRONMENT") { Description = "An environment such as tst" };
        var life = Period("--life", RotationTerms.Usual.Life, "How long a secret lives: 90d, 12h or 30s");
        var overlap = Period("--overlap", RotationTerms.Usual.Overlap, "How long the former secret goes on after a rotation");
        var renewal = Period("--renewal", RotationTerms.Usual.Renewal, "How long before its end a secret counts as to be renewed");
        var apply = new Option<bool>("--apply") { Description = "Put the policy into the realm; needs manage-realm" };
        var every = new Option<bool>("--all-clients") { Description = "Accept a policy for every confidential client, before release 26" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Apply without asking" };
        var command = new ProvisionCommand("policy", "The realm's client policy that secrets need to rotate with an overlap")
        {
            Examples =
            [
                new("policy dev", "Prints the profile and the policy, for a realm that has none."),
                new("policy dev --life 90d --overlap 7d --format json", "The same with other periods, for a program."),
            ],
        };
        command.Add(environment);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(life);
        command.Add(overlap);
        command.Add(renewal);
        command.Add(apply);
        command.Add(every);
        command.Add(yes);
        command.Runs(host, (run, cancellationToken) =>
        {
            var terms = new RotationTerms(run.Parsed.GetValue(life), run.Parsed.GetValue(overlap), run.Parsed.GetValue(renewal));
            return RunAsync(
                run,
                run.Parsed.GetRequiredValue(environment),
                terms,
                run.Parsed.GetValue(apply),
                run.Parsed.GetValue(every),
                run.Parsed.GetValue(yes),
                cancellationToken);
        });
        return command;
    }

    private static async Task<Outcome> RunAsync(
        CommandRun run, string name, RotationTerms terms, bool apply, bool everyClient, bool consented, CancellationToken cancellationToken)
    {
        if (terms.Problem.Length > 0)
        {
            throw new StopException(Outcome.Problems, CommandCodes.Usage.At(Place.Of("policy"), $"Keycloak refuses such periods: {terms.Problem}."));
        }

        var target = Open(run, name, cancellationToken);
        if (apply)
        {
            await PreflightRun.BeforePoliciesAsync(run, target, cancellationToken).ConfigureAwait(false);
        }

        var present = await target.Gateway.Rotation.ReadPoliciesAsync(cancellationToken).ConfigureAwait(false);
        var planned = new PlannedPolicy(name, target.Gateway.Location, present, RotationPolicyDraft.Add(present ?? ClientPolicies.None, terms));
        if (!apply || !planned.HasChanges)
        {
            PolicyView.Write(run.Answer, planned, applied: false);
            return Outcome.Done;
        }

        Refuse(planned, everyClient);
        if (!consented)
        {
            PolicyView.Write(run.Answer, planned, applied: false);
            await Confirmation.AskAsync(run.Answer, $"Replace the client policies of {planned.Location}?", $"provision policy {name} --apply", cancellationToken).ConfigureAwait(false);
        }

        await target.Gateway.Rotation.WritePoliciesAsync(planned.Wanted, cancellationToken).ConfigureAwait(false);
        PolicyView.Write(run.Answer, planned, applied: true);
        return Outcome.Done;
    }

    private static EnvironmentTarget Open(CommandRun run, string name, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        return session.Compiled.Environments.ContainsKey(name)
            ? ProjectRun.Open(run, session, name, [])
            : throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
                Place.Of(name),
                $"There is no environment '{name}'.",
                Spelling.Suggest(name, session.Compiled.Environments.Keys, $"Declared are {string.Join(", ", session.Compiled.Environments.Keys)}.")));
    }

    private static void Refuse(PlannedPolicy planned, bool everyClient)
    {
        var place = Place.Of(planned.Environment);
        switch (planned.Present)
        {
            case null:
                throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                    place, $"{planned.Location} is a file: it keeps no secrets, and no policy rotates them.", "Apply it to an environment whose realm is on a server."));
            case { KnowsRotation: false }:
                throw new StopException(Outcome.Refused, RotationCodes.FeatureOff.At(
                    place, $"The server of {planned.Location} does not know the executor '{RotationPolicy.Executor}'."));
            case { KnowsAttributes: false } when !everyClient:
                throw new StopException(Outcome.Refused, RotationCodes.AllClients.At(
                    place, $"The server of {planned.Location} cannot choose clients by attribute: the policy would end the secrets of every confidential client."));
            default:
                break;
        }
    }

    private static Option<TimeSpan> Period(string name, TimeSpan usual, string description) => new(name)
    {
        Description = $"{description} (default: {usual.TotalDays:0}d)",
        HelpName = "PERIOD",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            var unit = text.Length > 1 ? text[^1] switch { 'd' => 86_400, 'h' => 3_600, 's' => 1, _ => 0 } : 0;
            if (unit > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && (long)count * unit <= int.MaxValue)
            {
                return TimeSpan.FromSeconds((long)count * unit);
            }

            result.AddError($"'{text}' is no period for {name}; write 90d, 12h or 30s.");
            return default;
        },
    };
}
