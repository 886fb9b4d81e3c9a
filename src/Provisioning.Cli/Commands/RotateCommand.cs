using System.CommandLine;
using System.IO.Enumeration;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision rotate STACK [TECHNICAL-USER...]</c>: new secrets, with an overlap where the realm allows it.</summary>
internal static class RotateCommand
{
    public static Command Create(CliHost host)
    {
        var stack = new Argument<string>("STACK") { Description = "A stack such as acme.dev, or a pattern such as '*.dev'" };
        var users = new Argument<string[]>("TECHNICAL-USER")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Client ids, user names or names in the declaration, or patterns such as 'sa-acme-*'",
        };
        var all = new Option<bool>("--all") { Description = "All technical users of the stack" };
        var finish = new Option<bool>("--finish") { Description = "End the former secrets now, once the new ones are known to work" };
        var noOverlap = new Option<bool>("--no-overlap") { Description = "Accept that former secrets end at once where the realm has no overlap" };
        var again = new Option<bool>("--again") { Description = "Rotate also where a former secret still works; it ends at once" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Rotate without asking" };
        var command = new ProvisionCommand("rotate", "New secrets for technical users: made, stored, tried, and the former ones given an end")
        {
            Examples =
            [
                new("rotate acme.dev edc --no-overlap --yes", "Replaces one secret of the embedded realm, which knows no overlap."),
                new("rotate acme.dev --all --finish --yes", "Ends the former secrets of all technical users that have one."),
            ],
        };
        command.Add(stack);
        command.Add(users);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(all);
        command.Add(finish);
        command.Add(noOverlap);
        command.Add(again);
        command.Add(yes);
        command.Runs(host, (run, cancellationToken) => RunAsync(
            run,
            run.Parsed.GetRequiredValue(stack),
            new RotationWish
            {
                Names = run.Parsed.GetValue(users) ?? [],
                All = run.Parsed.GetValue(all),
                Finish = run.Parsed.GetValue(finish),
                WithoutOverlap = run.Parsed.GetValue(noOverlap),
                Again = run.Parsed.GetValue(again),
            },
            run.Parsed.GetValue(yes),
            cancellationToken));
        return command;
    }

    private static async Task<Outcome> RunAsync(
        CommandRun run, string stack, RotationWish wish, bool consented, CancellationToken cancellationToken)
    {
        if (wish.All == wish.Names.Length > 0)
        {
            throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                Place.Of("rotate"), "It is not said whose secrets are meant.", "Name technical users, or all of them with --all."));
        }

        var (_, targets) = ProjectRun.Open(run, [stack], cancellationToken);
        var chosen = targets.Select(t => (Target: t, Secrets: Choose(t, wish))).ToArray();
        CheckNames(stack, wish, [.. targets.SelectMany(UsersOf)]);
        targets = await PreflightRun.BeforeRotationAsync(run, [.. chosen.Select(c => (c.Target, c.Secrets.Any(s => s.IsPassword)))], cancellationToken).ConfigureAwait(false);
        if (PreflightRun.Refusal(run, targets) is { } refusal)
        {
            return refusal;
        }

        foreach (var (target, _) in chosen.Where(c => c.Secrets.Length > 0))
        {
            await target.Store.CheckAsync(writes: true, cancellationToken).ConfigureAwait(false);
        }

        var locks = await HeldLocks.TakeAsync(targets, cancellationToken).ConfigureAwait(false);
        await using (locks.ConfigureAwait(false))
        {
            var plans = new List<PlannedRotation>();
            foreach (var (target, secrets) in chosen)
            {
                plans.Add(await PlannedRotation.PlanAsync(target, secrets, wish, run.Host.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false));
            }

            Refuse([.. plans.SelectMany(p => p.Findings)]);
            await AskAsync(run, plans, stack, consented, cancellationToken).ConfigureAwait(false);
            var done = new List<DoneRotation>();
            foreach (var plan in plans)
            {
                done.Add(await plan.RunAsync(run.Answer, cancellationToken).ConfigureAwait(false));
            }

            RotationView.Write(run.Answer, stack, wish.Finish, [.. done]);
            return done.Any(d => d.IsCancelled) ? Outcome.Cancelled
                : done.Any(d => d.Outcomes.Any(o => !o.IsDone)) ? Outcome.Stopped
                : wish.IsExplicit && done.Any(d => d.Outcomes.Any(o => o.Step.Action == RotationAction.Continue)) ? Outcome.Refused
                : Outcome.Done;
        }
    }

    private static IEnumerable<TechnicalUser> UsersOf(EnvironmentTarget target) => target.Stacks.SelectMany(s => target.Environment.Stacks[s].TechnicalUsers.Values);

    private static ImmutableArray<SecretRef> Choose(EnvironmentTarget target, RotationWish wish) =>
        [.. UsersOf(target).Where(u => wish.All || wish.Names.Any(n => Fits(n, u))).Select(u => u.Secret)];

    private static bool Fits(string name, TechnicalUser user) =>
        FileSystemName.MatchesSimpleExpression(name, user.ClientId, ignoreCase: false)
        || FileSystemName.MatchesSimpleExpression(name, user.Declaration.Name, ignoreCase: false);

    private static void CheckNames(string stack, RotationWish wish, ImmutableArray<TechnicalUser> users)
    {
        var unknown = wish.Names.Where(n => !users.Any(u => Fits(n, u))).ToArray();
        if (unknown.Length > 0)
        {
            throw new StopException(Outcome.Problems, [.. unknown.Select(name => CommandCodes.UnknownName.At(
                Place.Of(name),
                $"No technical user of {stack} is called '{name}'.",
                Spelling.Suggest(name, users.SelectMany(u => new[] { u.ClientId, u.Declaration.Name }), $"See them with: provision secrets {stack}")))]);
        }
    }

    /// <summary>A gap that nobody accepted is a refusal; what is not there is a mistake.</summary>
    private static void Refuse(ImmutableArray<Diagnostic> findings)
    {
        var errors = findings.Where(f => f.Severity == Severity.Error).ToImmutableArray();
        if (errors.Length > 0)
        {
            throw new StopException(errors.All(e => e.Code == RotationCodes.NoOverlap.Code) ? Outcome.Refused : Outcome.Problems, errors);
        }
    }

    private static async Task AskAsync(
        CommandRun run, List<PlannedRotation> plans, string stack, bool consented, CancellationToken cancellationToken)
    {
        var steps = plans.SelectMany(p => p.Steps).Where(s => s.Action is RotationAction.Rotate or RotationAction.Replace or RotationAction.Finish).ToArray();
        if (steps.Length > 0 && !consented)
        {
            var at = steps.Count(s => s.Action != RotationAction.Rotate);
            var what = $"{Counting.Of(steps.Length, "secret")} of {stack}{(at > 0 ? $", {at} of them without an overlap from now on" : string.Empty)}";
            await Confirmation.AskAsync(run.Answer, $"Rotate {what}?", $"provision rotate {stack}", cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>Whose secrets are meant, and what the caller accepts.</summary>
internal sealed record RotationWish
{
    public required string[] Names { get; init; }

    public bool All { get; init; }

    public bool Finish { get; init; }

    public bool WithoutOverlap { get; init; }

    public bool Again { get; init; }

    /// <summary>Somebody named single technical users, so one that is passed over is a refusal.</summary>
    public bool IsExplicit => !All && Names.All(n => !n.Contains('*', StringComparison.Ordinal) && !n.Contains('?', StringComparison.Ordinal));
}
