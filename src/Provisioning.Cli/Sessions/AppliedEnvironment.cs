using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>One environment after its plan was applied, as far as it came.</summary>
internal sealed record AppliedEnvironment(ReviewedEnvironment Reviewed, ApplyReport Report)
{
    public Outcome Outcome => Report.End switch
    {
        ApplyEnd.Completed => Outcome.Done,
        ApplyEnd.Cancelled => Outcome.Cancelled,
        _ => Outcome.Stopped,
    };

    /// <summary>Technical users that did not exist before, in the order of their names.</summary>
    public ImmutableArray<Client> NewTechnicalUsers =>
    [
        .. Report.Done.Where(c => c.Before is null).Select(c => c.After).OfType<Client>().Where(c => c.ServiceAccount is not null)
            .DistinctBy(c => c.ClientId).OrderBy(c => c.ClientId, StringComparer.Ordinal),
    ];

    /// <summary>The secrets that are in the vault now, by client: those of this run, and those that it had no need to touch.</summary>
    public Dictionary<string, SecretRef> AvailableSecrets
    {
        get
        {
            var open = Report.SecretsNotDone.Select(s => s.Secret.ClientId).ToHashSet(StringComparer.Ordinal);
            var secrets = Reviewed.Target.Secrets.Where(s => !open.Contains(s.ClientId)).ToDictionary(s => s.ClientId, StringComparer.Ordinal);
            foreach (var stored in Report.Secrets.Select(s => s.Change).Where(c => c.Action != ChangeAction.Delete))
            {
                secrets[stored.Secret.ClientId] = stored.Secret;
            }

            return secrets;
        }
    }

    /// <summary>Applies a plan that nothing stands in the way of; the caller holds the realm's lock and has consent.</summary>
    public static async Task<AppliedEnvironment> ApplyAsync(Answering answer, ReviewedEnvironment reviewed, CancellationToken cancellationToken)
    {
        var (target, plan) = (reviewed.Target, reviewed.Review.Plan);
        var title = $"Applying to {target.Name}";
        answer.Narration.Line($"{title}: {PlanCounts.Sentence(plan)}", Tone.Quiet);
        var before = target.Gateway.Requests;
        return new(reviewed, await WorkProgress.WatchAsync(
            answer,
            title,
            () => target.Gateway.Requests - before,
            progress => Applier.ApplyAsync(plan, target.Gateway, target.Store, answer.Host.Clock, RandomNumberGenerator.Fill, progress, cancellationToken)).ConfigureAwait(false));
    }
}
