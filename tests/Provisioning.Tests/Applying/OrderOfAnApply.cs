using System.Security.Cryptography;
using Moq;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Realms;

namespace Provisioning.Tests.Applying;

/// <summary>What an apply asks of its two ports, and when: strict mocks refuse every call that is not expected.</summary>
public sealed class OrderOfAnApply
{
    private static readonly SecretRef New = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack);
    private static readonly SecretRef Old = new("contract-sa-2", "sa-2", ContractRealm.Stack);
    private static readonly SecretValue Value = new("generated");

    private readonly Mock<IRealmGateway> realm = new(MockBehavior.Strict);
    private readonly Mock<ISecretStore> store = new(MockBehavior.Strict);
    private readonly List<string> calls = [];

    private static Plan Plan { get; } = new()
    {
        Environment = "dev",
        Realm = "contract",
        Changes =
        [
            new Change
            {
                Address = new Address(ObjectKind.Client, ContractRealm.TechnicalUser),
                Action = ChangeAction.Create,
                Reason = ChangeReason.Declared,
                Stack = ContractRealm.Stack,
                Wave = 0,
                After = new Client { ClientId = ContractRealm.TechnicalUser },
            },
        ],
        Secrets =
        [
            new SecretChange(ChangeAction.Delete, ChangeReason.NoLongerDeclared, Old),
            new SecretChange(ChangeAction.Create, ChangeReason.Declared, New),
        ],
    };

    [Fact]
    public async Task IsTheRealmThenNewSecretsThenOldOnes()
    {
        RealmAnswers(ChangeOutcome.Success(Plan.Changes[0].Address));
        realm.Setup(r => r.IssueSecretAsync(New.ClientId, It.IsAny<CancellationToken>()))
            .Callback(() => calls.Add("issue")).ReturnsAsync(Value);
        store.SetupGet(s => s.Location).Returns("vault");
        store.Setup(s => s.SetAsync(New, Value, It.IsAny<SecretAttributes>(), It.IsAny<CancellationToken>()))
            .Callback(() => calls.Add("set")).ReturnsAsync(new StoredSecret(New, "1", DateTimeOffset.UnixEpoch));
        store.Setup(s => s.DeleteAsync(Old.Name, It.IsAny<CancellationToken>()))
            .Callback(() => calls.Add("delete")).Returns(Task.CompletedTask);

        var report = await ApplyAsync();

        Assert.Equal(ApplyEnd.Completed, report.End);
        Assert.Equal(["apply", "issue", "set", "delete"], calls);
    }

    [Fact]
    public async Task LeavesTheVaultAloneWhenTheRealmRefused()
    {
        RealmAnswers(new ChangeOutcome(Plan.Changes[0].Address, false, "no"));

        var report = await ApplyAsync();

        Assert.Equal(ApplyEnd.Failed, report.End);
        Assert.Equal(Plan.Secrets, report.SecretsNotDone);
        store.VerifyNoOtherCalls();
    }

    private void RealmAnswers(ChangeOutcome outcome) => realm
        .Setup(r => r.ApplyAsync(Plan.Changes, It.IsAny<IProgress<ChangeOutcome>>(), It.IsAny<CancellationToken>()))
        .Callback(() => calls.Add("apply"))
        .ReturnsAsync([outcome]);

    private Task<ApplyReport> ApplyAsync() =>
        Applier.ApplyAsync(Plan, realm.Object, store.Object, TimeProvider.System, RandomNumberGenerator.Fill, Mock.Of<IProgress<ApplyProgress>>(), CancellationToken.None);
}
