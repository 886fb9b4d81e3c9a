using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using static Provisioning.Tests.Planning.Situation;

namespace Provisioning.Tests.Planning;

public sealed class UsersWithAPassword
{
    private const string Name = "cicd@acme.example";

    private static readonly SecretRef Ref = new("acme-cicd", Name, Acme) { IsPassword = true };

    private static readonly StoredSecret Stored = new(Ref, "3", DateTimeOffset.UnixEpoch) { Attributes = new() { Fingerprint = "7f7f7f7f7f" } };

    private static User WithPassword(string fingerprint) => AppliedMark.Stamp(PasswordUser(Name)) is var user
        ? user with { Attributes = user.Attributes.With(Marks.Password, [fingerprint]) }
        : throw new InvalidOperationException();

    private static User Person(string name, params string[] grants) => PasswordUser(name, grants) with { Attributes = Map<string, ValueList<string>>.Empty };

    private static SecretChange[] Secrets(params User[] there) =>
        [.. new Situation { Secrets = { Ref }, Stored = { Stored } }.Declared(PasswordUser(Name)).There(there).Result.Plan.Secrets];

    [Fact]
    public void GetAnotherPasswordWhenSomebodyElseSetIt()
    {
        var situation = new Situation { Secrets = { Ref }, Stored = { Stored }, ForeignPasswords = [Name] }
            .Declared(PasswordUser(Name)).There(WithPassword(Stored.Attributes.Fingerprint));

        Assert.Equal(ChangeReason.Drifted, Assert.Single(situation.Result.Plan.Secrets).Reason);
        Assert.Empty(situation.Result.Plan.Changes);
    }

    [Fact]
    public void KeepWhatIsNotedOfTheirPassword()
    {
        var there = WithPassword(Stored.Attributes.Fingerprint) is var user ? user with
        {
            Attributes = user.Attributes.With(Marks.PasswordSetAt, ["1795748410315"]),
            LastName = "changed",
        }
        : throw new InvalidOperationException();
        var situation = new Situation { Secrets = { Ref }, Stored = { Stored } }.Declared(PasswordUser(Name)).There(there);

        var after = Assert.IsType<User>(Assert.Single(situation.Result.Plan.Changes).After);

        Assert.Equal(("7f7f7f7f7f", "1795748410315"), (Marks.PasswordOf(after), Marks.PasswordSetAtOf(after)));
        Assert.Empty(situation.Result.Plan.Secrets);
    }

    [Fact]
    public void AreMadeAfterTheRolesTheyHold() => Assert.Equal(
        ["0 Create Declared client:App", "1 Create Declared role:App/view", $"2 Create Declared user:{Name}"],
        new Situation().Declared(Application("App"), Role("App/view"), PasswordUser(Name, "App/view")).Plan);

    [Fact]
    public void LoseWhatIsNotDeclared()
    {
        var situation = new Situation()
            .Settled(Application("App"), Role("App/view"))
            .Declared(PasswordUser(Name))
            .There(AppliedMark.Stamp(PasswordUser(Name)) with { Grants = Refs("App/view"), Groups = ["/admins"], RequiredActions = ["UPDATE_PASSWORD"] });

        Assert.Equal([$"0 Update Drifted user:{Name}"], situation.Plan);
        Assert.Equal(
            ["requiredActions: UPDATE_PASSWORD -> ", "grants: App/view -> ", "groups: /admins -> "], situation.Fields($"user:{Name}"));
    }

    [Fact]
    public void AreDeletedWhenNoLongerDeclared() =>
        Assert.Equal([$"0 Delete NoLongerDeclared user:{Name}"], new Situation().There(AppliedMark.Stamp(PasswordUser(Name))).Plan);

    [Fact]
    public void AreRefusedWhereAPersonHasTheName()
    {
        var situation = new Situation { Secrets = { Ref }, People = { Person(Name) } }.Declared(PasswordUser(Name));

        Assert.Equal([PlanningCodes.UsernameTaken.Code], situation.Codes);
        Assert.True(situation.Result.Plan.IsEmpty);
    }

    [Fact]
    public void KeepARoleInUseOfAnotherStack()
    {
        var other = PasswordUser(Name, "App/view");
        var situation = new Situation { Stacks = [Platform] }.Settled(Application("App")).There(AppliedMark.Stamp(Role("App/view")), other);

        Assert.Equal([PlanningCodes.StillInUse.Code], situation.Codes);
        Assert.Empty(situation.Plan);
    }

    [Fact]
    public void NeverCountAsPeopleWhoseRolesAreTaken()
    {
        var situation = new Situation { People = { Person("jane", "App/view") } }
            .Settled(Application("App")).There(AppliedMark.Stamp(Role("App/view")));

        Assert.Contains("user:jane", Assert.Single(situation.Result.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(["0 Delete NoLongerDeclared role:App/view"], situation.Plan);
    }

    [Fact]
    public void HaveTheStoredPasswordWhenTheirMarkIsItsFingerprint() => Assert.Empty(Secrets(WithPassword("7f7f7f7f7f")));

    [Theory]
    [InlineData("6f6f6f6f6f")]
    [InlineData("")]
    public void GetANewPasswordWhenTheirMarkIsOfAnother(string fingerprint) => Assert.Equal(
        [new SecretChange(ChangeAction.Update, ChangeReason.Stale, Ref)],
        Secrets(fingerprint.Length > 0 ? WithPassword(fingerprint) : AppliedMark.Stamp(PasswordUser(Name))));

    [Fact]
    public void GetANewPasswordWhenTheyAreMadeAnew() =>
        Assert.Equal([new SecretChange(ChangeAction.Update, ChangeReason.Stale, Ref)], Secrets());

    [Fact]
    public void LoseTheirPasswordWithThemselves() => Assert.Equal(
        [new SecretChange(ChangeAction.Delete, ChangeReason.NoLongerDeclared, Ref)],
        new Situation { Stored = { Stored } }.There(AppliedMark.Stamp(PasswordUser(Name))).Result.Plan.Secrets);

    [Fact]
    public void ComeBackWholeFromASavedPlan()
    {
        var plan = new Situation { Secrets = { Ref } }.Declared(PasswordUser(Name) with { Email = Name, LastName = "acme.tst" }).Result.Plan;

        var read = PlanFile.Read(PlanFile.Write(plan));

        Assert.Empty(read.Findings);
        Assert.Equal(plan, read.Plan);
    }
}
