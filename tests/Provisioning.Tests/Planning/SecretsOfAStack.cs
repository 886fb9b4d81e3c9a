using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Tests.Planning;

public sealed class SecretsOfAStack
{
    private static readonly DateTimeOffset StoredAt = DateTimeOffset.FromUnixTimeSeconds(1_795_320_512);
    private static readonly SecretRef Ref = new("acme-sa-1", "sa-1", Situation.Acme);
    private static readonly Client Sa = AppliedMark.Stamp(Situation.TechnicalUser("sa-1"));

    private static SecretChange[] Plan(Situation situation) => [.. situation.Result.Plan.Secrets];

    [Fact]
    public void AreCreatedWhereTheStoreHasNone() => Assert.Equal(
        [new SecretChange(ChangeAction.Create, ChangeReason.Missing, Ref)],
        Plan(new Situation { Secrets = { Ref } }.Settled(Sa)));

    [Fact]
    public void AreCreatedWithTheirClient() => Assert.Equal(
        [new SecretChange(ChangeAction.Create, ChangeReason.Declared, Ref)],
        Plan(new Situation { Secrets = { Ref } }.Declared(Sa)));

    [Theory]
    [InlineData("0123456789", "0123456789", 0)]
    [InlineData("0123456789", "abcdef0123", 1)]
    [InlineData("", "abcdef0123", 1)]
    public void AreReplacedWhenTheClientSignsInWithAnother(string stored, string current, int changes)
    {
        var situation = new Situation
        {
            Secrets = { Ref },
            Stored = { new(Ref, "1", StoredAt) { Attributes = new() { Fingerprint = stored } } },
        }.Settled(Sa);

        var plan = Planner.Plan(situation.Request with { SecretFingerprints = Map<string, string>.From([new("sa-1", current)]) }).Plan;

        Assert.Equal(Enumerable.Repeat(new SecretChange(ChangeAction.Update, ChangeReason.Stale, Ref), changes), plan.Secrets);
    }

    [Fact]
    public void AreReplacedWhenTheirRealmMoves() => Assert.Equal(
        [new SecretChange(ChangeAction.Update, ChangeReason.Declared, Ref with { Issuer = "https://new.example/realms/test" })],
        Plan(new Situation
        {
            Secrets = { Ref with { Issuer = "https://new.example/realms/test" } },
            Stored = { new(Ref with { Issuer = "https://old.example/realms/test" }, "1", StoredAt) },
        }.Settled(Sa)));

    [Fact]
    public void KeepTheirValueWhenOnlyTheLifetimeChanges() => Assert.Equal(
        [new SecretChange(ChangeAction.Update, ChangeReason.Declared, Ref with { LifetimeDays = 90 }) { ValueStays = true }],
        Plan(new Situation { Secrets = { Ref with { LifetimeDays = 90 } }, Stored = { new(Ref, "1", StoredAt) } }.Settled(Sa)));

    [Fact]
    public void WithANameThatSomebodyElseStoredAreRefused()
    {
        var situation = new Situation { Secrets = { Ref }, Stored = { new(new(Ref.Name, string.Empty, string.Empty), "1", StoredAt) } }.Settled(Sa);

        Assert.Equal(["PLN-011"], situation.Codes);
        Assert.Contains("by somebody else", situation.Result.Findings[0].Message, StringComparison.Ordinal);
        Assert.Empty(Plan(situation));
    }

    [Fact]
    public void AreLeftAloneWhereTheStoreHasThemInAnotherCase() => Assert.Empty(
        Plan(new Situation { Secrets = { Ref }, Stored = { new(Ref with { Name = "ACME-SA-1" }, "1", StoredAt) } }.Settled(Sa)));

    [Fact]
    public void AreDeletedWhenNoLongerDeclared() => Assert.Equal(
        [new SecretChange(ChangeAction.Delete, ChangeReason.NoLongerDeclared, Ref)],
        Plan(new Situation { Stored = { new(Ref, "1", StoredAt) } }));

    [Theory]
    [InlineData("", "belongs to no stack")]
    [InlineData("beta.tst", "belongs to stack 'beta.tst'")]
    public void AreKeptWhileAClientThatIsNotTheirsToDeleteSignsInWithThem(string owner, string sentence)
    {
        var found = owner.Length == 0 ? Situation.Unmarked(Sa) : Situation.OfStack(Sa, owner);
        var result = new Situation { Stored = { new(Ref, "1", StoredAt) } }.There(found).Result;

        Assert.True(result.Plan.IsEmpty);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("PLN-012", finding.Code);
        Assert.Contains(sentence, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HaveTheirClientsReadWhoeverOwnsThem()
    {
        var query = RealmQuery.For([Situation.Acme], new RealmState { Name = "test" }, [Ref, new("b", "sa-b", "beta.tst")]);

        Assert.True(query.Names(Situation.Unmarked(Sa)));
        Assert.False(query.Names(Situation.Unmarked(Situation.TechnicalUser("sa-b"))));
    }

    [Fact]
    public void AreDeletedWithTheirClient() => Assert.Equal(
        [new SecretChange(ChangeAction.Delete, ChangeReason.NoLongerDeclared, Ref)],
        Plan(new Situation { Stored = { new(Ref, "1", StoredAt) } }.There(Sa)));

    [Fact]
    public void MoveToTheirNewNameWhenTheNamingChanges() => Assert.Equal(
        [
            new SecretChange(ChangeAction.Create, ChangeReason.Missing, Ref with { Name = "sa-1-of-acme" }),
            new SecretChange(ChangeAction.Delete, ChangeReason.NoLongerDeclared, Ref),
        ],
        Plan(new Situation { Secrets = { Ref with { Name = "sa-1-of-acme" } }, Stored = { new(Ref, "1", StoredAt) } }.Settled(Sa)));

    [Fact]
    public void OfOtherStacksAreLeftAlone() => Assert.Empty(
        Plan(new Situation { Stored = { new(Ref with { Stack = "beta.tst" }, "1", StoredAt) } }));

    [Fact]
    public void AreStoredAnewWhenTheClientIsMadeAnew() => Assert.Equal(
        [new SecretChange(ChangeAction.Update, ChangeReason.Stale, Ref)],
        Plan(new Situation { Secrets = { Ref }, Stored = { new(Ref, "1", StoredAt) } }.Declared(Sa)));

    [Fact]
    public void StayWhenTheClientIsMadeAnewInARealmThatKeepsNone() => Assert.Empty(
        Planner.Plan(new Situation { Secrets = { Ref }, Stored = { new(Ref, "1", StoredAt) } }.Declared(Sa).Request with
        {
            RealmKeepsSecrets = false,
        }).Plan.Secrets);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void AreStoredAnewWhenTheServersIsNewerThanClocksMayDiffer(int secondsLater, int changes)
    {
        var at = StoredAt.AddSeconds(secondsLater).ToUnixTimeSeconds();
        var found = Sa with { Attributes = Sa.Attributes.With("client.secret.creation.time", $"{at}") };

        Assert.Equal(changes, Plan(new Situation { Secrets = { Ref }, Stored = { new(Ref, "1", StoredAt) } }.Declared(Sa).There(found)).Length);
    }

    [Fact]
    public void WithANameOfAnotherStackAreRefused()
    {
        var situation = new Situation { Secrets = { Ref }, Stored = { new(new(Ref.Name, "sa-9", "beta.tst"), "1", StoredAt) } }.Settled(Sa);

        Assert.Equal(["PLN-011"], situation.Codes);
        Assert.Empty(Plan(situation));
    }

    [Fact]
    public void MoveWithTheirTechnicalUserToAnotherSelectedStack() => Assert.Equal(
        [new SecretChange(ChangeAction.Update, ChangeReason.Declared, Ref)],
        Plan(new Situation
        {
            Stacks = [Situation.Acme, "beta.tst"],
            Secrets = { Ref },
            Stored = { new(Ref with { Stack = "beta.tst" }, "1", StoredAt) },
        }.Settled(Sa)));
}
