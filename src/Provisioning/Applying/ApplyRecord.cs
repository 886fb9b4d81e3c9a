using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Applying;

/// <summary>
/// Keeps count while a plan is applied. Gateways may report from several threads. An address can occur twice in a plan
/// (made first, linked later), so outcomes are matched to its changes in their order.
/// </summary>
internal sealed class ApplyRecord(Plan plan, IProgress<ApplyProgress> progress) : IProgress<ChangeOutcome>
{
    private readonly Lock gate = new();
    private readonly Dictionary<Address, int> doneByAddress = [];
    private readonly Dictionary<SecretChange, SecretOutcome> secrets = [];
    private readonly int total = plan.Changes.Count + plan.Secrets.Count;
    private readonly HashSet<SecretValue> issued = [];
    private int done;

    public string Error { get; private set; } = string.Empty;

    public void Report(ChangeOutcome value)
    {
        if (!value.Done)
        {
            return;
        }

        int now;
        lock (gate)
        {
            doneByAddress[value.Address] = doneByAddress.GetValueOrDefault(value.Address) + 1;
            now = ++done;
        }

        progress.Report(new ApplyProgress(ApplyPhase.Realm, now, total, value.Address.ToString()));
    }

    /// <summary>The gateway's answer counts more than what it reported on the way.</summary>
    public void Settle(ImmutableArray<ChangeOutcome> outcomes)
    {
        lock (gate)
        {
            doneByAddress.Clear();
            foreach (var (address, count) in outcomes.Where(o => o.Done).CountBy(o => o.Address))
            {
                doneByAddress[address] = count;
            }

            done = doneByAddress.Values.Sum() + secrets.Count;
        }

        if (outcomes.FirstOrDefault(o => !o.Done) is { } failed)
        {
            Fail($"{failed.Address}: {failed.Error}");
        }
        else if (doneByAddress.Values.Sum() < plan.Changes.Count)
        {
            Fail($"The realm confirmed {doneByAddress.Values.Sum()} of {plan.Changes.Count} changes.");
        }
    }

    /// <summary>Remembers a value so that no error sentence can repeat it.</summary>
    public void Hide(SecretValue value)
    {
        lock (gate)
        {
            issued.Add(value);
        }
    }

    public void Done(SecretChange change, string location, string version)
    {
        int now;
        lock (gate)
        {
            secrets[change] = new SecretOutcome(change, location, version);
            now = ++done;
        }

        progress.Report(new ApplyProgress(ApplyPhase.Secrets, now, total, change.Secret.Name));
    }

    public void Fail(string sentence)
    {
        lock (gate)
        {
            var safe = SecretValue.Redact(sentence, issued);
            // Realm and vault can both fail, each for its own reason.
            Error = Error.Length == 0 || Error == safe ? safe : $"{Error} {safe}";
        }
    }

    public ApplyReport ToReport(ApplyEnd end)
    {
        var left = new Dictionary<Address, int>(doneByAddress);
        var applied = new List<Change>();
        var open = new List<Change>();
        foreach (var change in plan.Changes)
        {
            var count = left.GetValueOrDefault(change.Address);
            left[change.Address] = count - 1;
            (count > 0 ? applied : open).Add(change);
        }

        return new ApplyReport
        {
            End = end,
            Done = ValueList.From(applied),
            NotDone = ValueList.From(open),
            Secrets = ValueList.From(plan.Secrets.Where(secrets.ContainsKey).Select(s => secrets[s])),
            SecretsNotDone = ValueList.From(plan.Secrets.Where(s => !secrets.ContainsKey(s))),
            Error = Error,
        };
    }
}
