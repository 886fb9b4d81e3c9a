using System.Security.Cryptography;
using Moq;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>Secrets are stored while the realm is still being written, each when its technical user is done.</summary>
public sealed class SecretsBesideTheRealm
{
    private static readonly Change First = Creation("sa-1");
    private static readonly Change Second = Creation("sa-2");
    private static readonly Change SecondLinked = Second with { Action = ChangeAction.Update, Wave = 1 };

    private readonly Mock<IRealmGateway> realm = new();
    private readonly InMemorySecretStore store = new();
    private readonly ProgressRecord progress = new();

    public SecretsBesideTheRealm() => realm.Setup(r => r.IssueSecretAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((string clientId, CancellationToken _) => new SecretValue($"secret of {clientId}"));

    [Fact]
    public async Task AreStoredBeforeTheRealmIsDone()
    {
        var stored = new TaskCompletionSource();
        progress.Each = p => _ = p.Subject == "sa-1" && stored.TrySetResult();
        RealmDoes(async report =>
        {
            report(First);
            await stored.Task;
            report(Second);
            report(SecondLinked);
            return [First, Second, SecondLinked];
        });

        var report = await ApplyAsync();

        Assert.Equal((ApplyEnd.Completed, 3, 2), (report.End, report.Done.Count, report.Secrets.Count));
    }

    [Fact]
    public async Task WaitForTheLastChangeOfTheirTechnicalUser()
    {
        RealmDoes(report =>
        {
            report(First);
            report(Second);
            return Task.FromResult<Change[]>([First, Second]);
        });

        var report = await ApplyAsync();

        Assert.Equal(ApplyEnd.Failed, report.End);
        Assert.Equal(["sa-1"], report.Secrets.Select(s => s.Change.Secret.Name));
        Assert.Equal(["sa-2"], report.SecretsNotDone.Select(s => s.Secret.Name));
        Assert.Equal(["sa-1"], (await store.ListAsync(CancellationToken.None)).Select(s => s.Ref.Name));
    }

    [Fact]
    public async Task ThatCannotBeStoredKeepNothingElseFromBeingReported()
    {
        store.Failing = ("sa-1", "The vault is full.");
        RealmDoes(report => Task.FromResult<Change[]>([First, Second, SecondLinked]));

        var report = await ApplyAsync();

        Assert.Equal((ApplyEnd.Failed, "The vault is full."), (report.End, report.Error));
        Assert.Equal(3, report.Done.Count);
        Assert.Contains("sa-1", report.SecretsNotDone.Select(s => s.Secret.Name));
        Assert.Equal(2, report.Secrets.Count + report.SecretsNotDone.Count);
    }

    [Fact]
    public async Task ThatOnlyGetOtherDatesKeepTheirValue()
    {
        var secret = Ref("sa-9");
        await store.SetAsync(secret, new SecretValue("kept"), new() { Fingerprint = "0123456789" }, CancellationToken.None);
        var change = new SecretChange(ChangeAction.Update, ChangeReason.Declared, secret with { LifetimeDays = 90 }) { ValueStays = true };

        var report = await ApplyAsync(new Plan { Environment = "tst", Realm = "test", Secrets = [change] });

        Assert.Equal(ApplyEnd.Completed, report.End);
        var version = Assert.Single(await store.VersionsAsync("sa-9", CancellationToken.None));
        Assert.Equal((90, "0123456789"), (version.Ref.LifetimeDays, version.Attributes.Fingerprint));
        Assert.Equal(TimeSpan.FromDays(90), version.Attributes.ExpiresAt - version.Attributes.NotBefore);
        realm.Verify(r => r.IssueSecretAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    private static SecretRef Ref(string clientId) => new(clientId, clientId, "acme.tst");

    private static Change Creation(string clientId) => new()
    {
        Address = new Address(ObjectKind.Client, clientId),
        Action = ChangeAction.Create,
        Reason = ChangeReason.Declared,
        Stack = "acme.tst",
        Wave = 0,
        After = new Client { ClientId = clientId },
    };

    /// <param name="work">What the gateway does with its report of a change that is done; it answers the changes that are done.</param>
    private void RealmDoes(Func<Action<Change>, Task<Change[]>> work) => realm
        .Setup(r => r.ApplyAsync(It.IsAny<IReadOnlyList<Change>>(), It.IsAny<IProgress<ChangeOutcome>>(), It.IsAny<CancellationToken>()))
        .Returns(async (IReadOnlyList<Change> _, IProgress<ChangeOutcome> told, CancellationToken _) =>
        {
            var done = await work(change => told.Report(ChangeOutcome.Success(change.Address)));
            return [.. done.Select(c => ChangeOutcome.Success(c.Address))];
        });

    private Task<ApplyReport> ApplyAsync() => ApplyAsync(new Plan
    {
        Environment = "tst",
        Realm = "test",
        Changes = [First, Second, SecondLinked],
        Secrets = [.. new[] { "sa-1", "sa-2" }.Select(id => new SecretChange(ChangeAction.Create, ChangeReason.Declared, Ref(id)))],
    });

    private Task<ApplyReport> ApplyAsync(Plan plan) => Applier.ApplyAsync(
        plan, realm.Object, store, TimeProvider.System, RandomNumberGenerator.Fill, progress, CancellationToken.None);
}
