using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Keycloak.Tests;

/// <summary>Technical users that sign in with a password, on real servers: what the vault holds is what the server accepts.</summary>
[Trait("Category", "RealServer")]
public sealed class UsersWithAPassword
{
    private static readonly SecretRef Secret = new("contract-user", ContractRealm.PasswordUser, ContractRealm.Stack) { IsPassword = true };

    private const string Rules =
        "length(50) and upperCase(6) and lowerCase(6) and digits(12) and specialChars(9) and maxLength(64) and notUsername(undefined) and notEmail(undefined) and passwordHistory(3) and regexPattern(^[A-Za-z0-9._~-]+$)";

    private readonly InMemorySecretStore vault = new();

    [RealServerFact(Server.Newest)]
    public Task SignInWithWhatTheVaultHoldsOnTheNewestRelease() => SignInAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task SignInWithWhatTheVaultHoldsOnTheOldestRelease() => SignInAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task AreRefusedWhereTheProfileDropsTheirMarksOnTheNewestRelease() => AreRefusedAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreRefusedWhereTheProfileDropsTheirMarksOnTheOldestRelease() => AreRefusedAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task AreFoundAndRepairedAfterAResetByHandOnTheNewestRelease() => AreRepairedAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreFoundAndRepairedAfterAResetByHandOnTheOldestRelease() => AreRepairedAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task MeetWhatTheRealmAsksOfPasswordsOnTheNewestRelease() =>
        MeetAsync(Server.Newest, $"{Rules} and notContainsUsername(undefined) and passwordAge(2)");

    [RealServerFact(Server.Oldest)]
    public Task MeetWhatTheRealmAsksOfPasswordsOnTheOldestRelease() => MeetAsync(Server.Oldest, Rules);

    [RealServerFact(Server.Newest)]
    public async Task NeverTakeTheNameOfAPerson()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing);
        await realm.KeepMarksAsync();
        await realm.AskAsync(HttpMethod.Post, "users", new JsonObject { ["username"] = ContractRealm.PasswordUser, ["enabled"] = true });
        using var gateway = realm.Open();

        var planned = await PlanAsync(gateway);
        var password = Record.ExceptionAsync(() => gateway.SetPasswordAsync(
            ContractRealm.PasswordUser, Password.New(RandomNumberGenerator.Fill), CancellationToken.None));

        Assert.Contains(planned.Findings, f => f.Code == PlanningCodes.UsernameTaken.Code);
        Assert.DoesNotContain(planned.Plan.Changes, c => c.Address.Kind == ObjectKind.User);
        Assert.IsType<ClientNotFoundException>(await password);
    }

    private async Task SignInAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        using var gateway = realm.Open();
        await ApplyAsync(gateway, vault);
        await SignsInAsync(realm);

        // The vault has a version that the server was never told, as after a run that stopped between the two.
        var unknown = Password.New(RandomNumberGenerator.Fill);
        await vault.SetAsync(
            Secret, unknown, SecretAttributes.For(Secret, unknown, Marks.ProvisionApplier, DateTimeOffset.UnixEpoch), CancellationToken.None);
        var repair = Assert.Single((await PlanAsync(gateway)).Plan.Secrets, s => s.Secret.IsPassword);
        await ApplyAsync(gateway, vault);

        Assert.Equal((ChangeAction.Update, ChangeReason.Stale), (repair.Action, repair.Reason));
        await SignsInAsync(realm);
        Assert.Empty((await PlanAsync(gateway)).Plan.Changes);
        Assert.DoesNotContain((await PlanAsync(gateway)).Plan.Secrets, s => s.Secret.IsPassword);
    }

    private async Task AreRepairedAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        using var gateway = realm.Open();
        await ApplyAsync(gateway, vault);

        // A new hash of the same password, as a sign-in makes it when the realm asks for another way to hash, is no change.
        await realm.AskAsync(HttpMethod.Put, string.Empty, new JsonObject { ["passwordPolicy"] = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)" });
        await SignsInAsync(realm);
        Assert.DoesNotContain((await PlanAsync(gateway)).Plan.Secrets, s => s.Secret.IsPassword);

        var user = (await realm.AskAsync(HttpMethod.Get, $"users?username={ContractRealm.PasswordUser}&exact=true"))![0]!["id"];
        await realm.AskAsync(
            HttpMethod.Put, $"users/{user}/reset-password", new JsonObject { ["type"] = "password", ["value"] = "by hand", ["temporary"] = false });
        var repair = Assert.Single((await PlanAsync(gateway)).Plan.Secrets, s => s.Secret.IsPassword);
        await ApplyAsync(gateway, vault);

        Assert.Equal((ChangeAction.Update, ChangeReason.Drifted), (repair.Action, repair.Reason));
        await SignsInAsync(realm);
        Assert.DoesNotContain((await PlanAsync(gateway)).Plan.Secrets, s => s.Secret.IsPassword);

        // Who may only view sees it as well.
        await realm.AddCallerAsync("viewer", TestRealm.Reading);
        await realm.AskAsync(
            HttpMethod.Put, $"users/{user}/reset-password", new JsonObject { ["type"] = "password", ["value"] = "by hand", ["temporary"] = false });
        using var viewer = realm.OpenAs("viewer");
        Assert.Equal(ChangeReason.Drifted, Assert.Single((await PlanAsync(viewer)).Plan.Secrets, s => s.Secret.IsPassword).Reason);
    }

    private async Task MeetAsync(string variable, string policy)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        await realm.AskAsync(HttpMethod.Put, string.Empty, new JsonObject { ["passwordPolicy"] = policy });
        using var gateway = realm.Open();

        await ApplyAsync(gateway, vault);

        await SignsInAsync(realm);
        var reading = await gateway.ReadAsync(RealmQuery.For([ContractRealm.Stack], ContractRealm.Desired, []), CancellationToken.None);
        Assert.Equal(PasswordPolicy.Parse(policy), reading.PasswordPolicy);
        Assert.Empty(reading.PasswordPolicy.Unknown);
        Assert.Empty(PasswordRules.Findings([Secret], reading.PasswordPolicy, realm.Name));
    }

    private static async Task AreRefusedAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var gateway = realm.Open();
        var query = RealmQuery.For([ContractRealm.Stack], ContractRealm.Desired, []);

        var reading = await gateway.ReadAsync(query, CancellationToken.None);
        var fresh = (await gateway.ReadAsync(CancellationToken.None)).State;
        var outcomes = await gateway.ApplyAsync(ContractRealm.PlanFor(fresh).Changes, new Progress<ChangeOutcome>(), CancellationToken.None);

        Assert.Equal("KEY-010", Assert.Single(reading.Findings).Code);
        Assert.Contains("drops the attributes", Assert.Single(outcomes, o => !o.Done).Error, StringComparison.Ordinal);
        Assert.Empty((await realm.AskAsync(HttpMethod.Get, "users?search=contract"))!.AsArray());
    }

    private async Task SignsInAsync(TestRealm realm)
    {
        var password = (await vault.RevealAsync(Secret.Name, CancellationToken.None))!.Reveal();
        await realm.Server.TokenAsync(realm.Name, new()
        {
            ["grant_type"] = "password",
            ["client_id"] = "admin-cli",
            ["username"] = ContractRealm.PasswordUser,
            ["password"] = password,
        });
    }

    private async Task<PlanResult> PlanAsync(KeycloakGateway gateway)
    {
        var reading = await gateway.ReadAsync(RealmQuery.For([ContractRealm.Stack], ContractRealm.Desired, []), CancellationToken.None);
        Assert.Empty(reading.Findings);
        return Planner.Plan(new PlanRequest
        {
            Environment = "tst",
            Observed = reading.State,
            ForeignPasswords = reading.ForeignPasswords,
            Desired = ContractRealm.Desired,
            Stacks = [ContractRealm.Stack],
            Secrets = [Secret],
            StoredSecrets = await vault.ListAsync(CancellationToken.None),
        });
    }

    private async Task ApplyAsync(KeycloakGateway gateway, ISecretStore store)
    {
        var planned = await PlanAsync(gateway);
        Assert.False(planned.IsRefused, string.Join(Environment.NewLine, planned.Findings));
        var report = await Applier.ApplyAsync(
            planned.Plan, gateway, store, TimeProvider.System, RandomNumberGenerator.Fill, new Progress<ApplyProgress>(), CancellationToken.None);
        Assert.Equal(ApplyEnd.Completed, report.End);
    }
}
