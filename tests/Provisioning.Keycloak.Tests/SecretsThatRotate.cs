using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Keycloak.Tests;

/// <summary>A rotation from its policy to its end, on a real server and a vault.</summary>
[Trait("Category", "RealServer")]
public sealed class SecretsThatRotate
{
    private static readonly SecretRef Secret = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack);

    private static readonly RotationTerms Terms = new(TimeSpan.FromDays(30), TimeSpan.FromDays(2), TimeSpan.FromDays(5));

    private readonly InMemorySecretStore vault = new();

    [RealServerFact(Server.Newest)]
    public Task OverlapUntilTheyAreFinishedOnTheNewestRelease() => OverlapAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task OverlapUntilTheyAreFinishedOnTheOldestRelease() => OverlapAsync(Server.Oldest);

    private async Task OverlapAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, "manage-realm"]);
        await realm.KeepMarksAsync();
        using var gateway = realm.Open();
        await ApplyAsync(gateway);
        await AddPolicyOfSomebodyAsync(realm);
        var present = await gateway.Rotation.ReadPoliciesAsync(CancellationToken.None);
        Assert.True(present!.KnowsRotation);
        Assert.Equal(variable == Server.Newest, present.KnowsAttributes);

        await gateway.Rotation.WritePoliciesAsync(RotationPolicyDraft.Add(present, Terms), CancellationToken.None);

        var policies = await gateway.Rotation.ReadPoliciesAsync(CancellationToken.None);
        Assert.True(RotationPolicyDraft.AreEqual(policies!, RotationPolicyDraft.Add(policies!, Terms)));
        Assert.Contains("somebody-elses", policies!.Policies, StringComparison.Ordinal);
        var first = await gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        var rotated = await RunAsync(gateway);

        var second = await gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);
        Assert.Equal((RotationAction.Rotate, true, true), (rotated.Step.Action, rotated.IsDone, rotated.IsVerified));
        Assert.NotEqual(first.Reveal(), second.Reveal());
        Assert.Equal(second.Reveal(), (await vault.RevealAsync(Secret.Name, CancellationToken.None))!.Reveal());
        Assert.True(await SignsInAsync(gateway, first));
        Assert.True(await SignsInAsync(gateway, second));
        var versions = await vault.VersionsAsync(Secret.Name, CancellationToken.None);
        Assert.Equal(rotated.FormerUntil, versions[1].Attributes.ExpiresAt);
        Assert.Equal((await gateway.Rotation.ReadTimesAsync(ContractRealm.TechnicalUser, CancellationToken.None)).ExpiresAt, versions[0].Attributes.ExpiresAt);

        var again = await RunAsync(gateway);

        Assert.Equal((RotationAction.Continue, rotated.Version), (again.Step.Action, again.Version));
        Assert.Equal(second.Reveal(), (await gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None)).Reveal());

        var finished = await RunAsync(gateway, finish: true);

        Assert.True(finished.IsDone, finished.Error);
        Assert.False(await SignsInAsync(gateway, first));
        Assert.True(await SignsInAsync(gateway, second));
        Assert.False((await vault.VersionsAsync(Secret.Name, CancellationToken.None))[1].Attributes.Enabled);
        Assert.Equal(RotationAction.Nothing, (await RunAsync(gateway, finish: true)).Step.Action);
    }

    private static async Task AddPolicyOfSomebodyAsync(TestRealm realm)
    {
        await realm.AskAsync(HttpMethod.Put, "client-policies/profiles", JsonNode.Parse(
            """{"profiles": [{"name": "somebody-elses", "description": "", "executors": []}]}"""));
        await realm.AskAsync(HttpMethod.Put, "client-policies/policies", JsonNode.Parse(
            """{"policies": [{"name": "somebody-elses", "description": "", "enabled": false, "conditions": [], "profiles": ["somebody-elses"]}]}"""));
    }

    private static Task<bool?> SignsInAsync(KeycloakGateway gateway, SecretValue secret) =>
        gateway.Rotation.SignsInAsync(ContractRealm.TechnicalUser, secret, CancellationToken.None);

    private async Task ApplyAsync(KeycloakGateway gateway)
    {
        var plan = ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
        var value = await gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);
        await vault.SetAsync(Secret, value, SecretAttributes.For(Secret, value, Marks.ProvisionApplier, DateTimeOffset.UnixEpoch), CancellationToken.None);
    }

    private async Task<RotationOutcome> RunAsync(KeycloakGateway gateway, bool finish = false)
    {
        var (steps, findings) = await PlanAsync(gateway, finish);
        Assert.DoesNotContain(findings, f => f.Severity == Diagnostics.Severity.Error);
        return await new Rotator(gateway, vault, TimeProvider.System, RandomNumberGenerator.Fill).TryAsync(Assert.Single(steps), CancellationToken.None);
    }

    private static async Task<(ImmutableArray<RotationStep> Steps, ImmutableArray<Diagnostics.Diagnostic> Findings)> PlanAsync(
        KeycloakGateway gateway, bool finish) => RotationPlanner.Plan(new RotationRequest
        {
            Secrets = [Secret],
            Observed = (await gateway.ReadAsync(RealmQuery.For([ContractRealm.Stack], ContractRealm.Nothing, [Secret]), CancellationToken.None)).State,
            Policies = await gateway.Rotation.ReadPoliciesAsync(CancellationToken.None),
            Now = TimeProvider.System.GetUtcNow(),
            Finish = finish,
        });
}
