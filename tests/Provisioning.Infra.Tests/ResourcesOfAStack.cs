using Pulumi;
using Pulumi.Testing;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Resources;
using Provisioning.Testing.Goldens;
using Provisioning.Testing.Realms;
using Resource = Pulumi.Resource;

namespace Provisioning.Infra.Tests;

public sealed class ResourcesOfAStack : IDisposable
{
    private readonly ShopFolder folder = new();
    private readonly MockedKeycloak mocks = new();
    private readonly InMemoryRealm realm = new(KeycloakRealm.Fresh("shop-dev"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("platform.dev")]
    [InlineData("acme.dev")]
    public async Task AreRegisteredAsReviewed(string stack)
    {
        await PlatformIsThere();

        await UpAsync(stack);

        Golden.Case("Cases").Matches($"{stack}.txt", mocks.Seen);
    }

    /// <summary>No property of a description gets lost on the way to Pulumi.</summary>
    [Theory]
    [InlineData("platform.dev")]
    [InlineData("acme.dev")]
    public async Task CarryEveryPropertyOfTheirDescriptions(string stack)
    {
        await PlatformIsThere();
        await UpAsync(stack);

        Assert.All(folder.Open(stack).Program.Resources, r => Assert.Subset(
            mocks[$"{r.Key.Type}::{r.Key.Name}"].Keys.ToHashSet(), r.Properties.Keys.ToHashSet()));
    }

    [Fact]
    public async Task HandTheClientSecretToTheVaultAndToNothingElse()
    {
        await PlatformIsThere();
        var (_, outputs) = await UpAsync("acme.dev");

        var secrets = folder.Open("acme.dev").Program.Resources.Where(r => r.Key.Type == ResourceTypes.Secret).ToArray();
        Assert.Equal(3, secrets.Length);
        Assert.All(secrets.Where(s => s.SecretProperties.Any()), s => Assert.StartsWith(
            MockedKeycloak.Canary, (string)mocks[s.Key.ToString()]["value"], StringComparison.Ordinal));
        var elsewhere = string.Join('\n', mocks.Seen.Split('\n').Where(l => !l.StartsWith("  value: ", StringComparison.Ordinal)
            && !l.StartsWith("  initialPassword: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(MockedKeycloak.Canary, elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain(MockedKeycloak.Canary, string.Join('\n', outputs.Values.Select(v => $"{v}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkTheSecretAsSecretWhateverItComesFrom()
    {
        var plain = new VaultSecretArgs { Value = "plain" };

        Assert.True(await Output.IsSecretAsync(plain.Value.ToOutput()));
    }

    /// <summary>The vault's resource makes the password, and the user is given it and says which one it has.</summary>
    [Fact]
    public async Task GiveAUserThePasswordThatTheVaultHolds()
    {
        await PlatformIsThere();

        await UpAsync("acme.dev");

        var user = mocks["keycloak:index/user:User::acme-cicd@acme.example"];
        var password = (ImmutableDictionary<string, object>)user["initialPassword"];
        Assert.Equal($"{MockedKeycloak.Canary} made for acme-cicd@acme.example", password["value"]);
        Assert.Equal(false, password["temporary"]);
        Assert.Equal("fingerprint of acme-cicd@acme.example", ((ImmutableDictionary<string, object>)user["attributes"])["provisioning.password"]);
        Assert.DoesNotContain("value", mocks["provisioning:keyvault:Secret::acme-cicd@acme.example"].Keys);
    }

    [Fact]
    public async Task KeepAPasswordSecretOnItsWayToTheUser()
    {
        var inputs = new ResourceArguments(
            Collections.Map<string, ResourceValue>.From(
            [
                new("value", new ResourceValue.Reference(new(ResourceTypes.Secret, "x"), ResourceTypes.SecretValue, IsSecret: true)),
            ]),
            _ => Output.Create("plain"));

        Assert.True(await Output.IsSecretAsync(inputs.Text("value").ToOutput()));
        Assert.True(await Output.IsSecretAsync(new Pulumi.Keycloak.Inputs.UserInitialPasswordArgs { Value = "plain" }.Value!.ToOutput()));
    }

    /// <summary>Nothing that the program says, on any of its ways out, has a secret in it: what it registers, what it answers, what it logs, what it prints.</summary>
    [Theory]
    [InlineData("platform.dev")]
    [InlineData("acme.dev")]
    [InlineData("nothing.dev")]
    public async Task AreSaidWithoutASecret(string stack)
    {
        await PlatformIsThere();
        using var console = new StringWriter();
        var (output, error) = (Console.Out, Console.Error);
        string said;
        try
        {
            Console.SetOut(console);
            Console.SetError(console);
            said = await UpAsync(stack) is var (resources, outputs)
                ? string.Join('\n', resources.Select(r => $"{r.GetResourceType()} {r.GetResourceName()}").Concat(outputs.Select(o => $"{o.Key} {o.Value}")))
                : string.Empty;
        }
        catch (RunException stop)
        {
            said = stop.ToString();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Assert.DoesNotContain(MockedKeycloak.Canary, $"{said}{console}", StringComparison.Ordinal);

        // Where the engine is handed one it is under a name that it seals: the vault's value and a new user's password.
        string[] sealedNames = ["  value: ", "  initialPassword: "];
        Assert.All(
            mocks.Seen.Split('\n').Where(l => l.Contains(MockedKeycloak.Canary, StringComparison.Ordinal)),
            l => Assert.Contains(sealedNames, n => l.StartsWith(n, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AreNotRegisteredWhileADeclarationIsWrong()
    {
        folder.WriteTenant("technical_roles/Order Manger");

        var stop = await Assert.ThrowsAsync<RunException>(() => UpAsync("acme.dev"));

        Assert.Contains("stacks/acme/stack.json(", stop.Message, StringComparison.Ordinal);
        Assert.Contains("error CMP-001: There is no role or permission 'technical_roles/Order Manger'.\n", stop.Message, StringComparison.Ordinal);
        Assert.Empty(mocks.Seen);
    }

    [Fact]
    public async Task AreNotRegisteredForAStackThatIsNotDeclared()
    {
        var stop = await Assert.ThrowsAsync<RunException>(() => UpAsync("amce.dev"));

        Assert.Contains("error CMD-002: There is no stack 'amce.dev'.", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreNotRegisteredForAStackThatTheCommandWrote()
    {
        await PlatformIsThere("platform.dev", "acme.dev");

        var stop = await Assert.ThrowsAsync<RunException>(() => UpAsync("acme.dev"));

        Assert.Contains("error PLN-002: Stack 'acme.dev' is written by 'provision'", stop.Message, StringComparison.Ordinal);
        Assert.Empty(mocks.Seen);
    }

    [Fact]
    public async Task AreNotRegisteredBeforeThePlatformIsThere()
    {
        var stop = await Assert.ThrowsAsync<RunException>(() => UpAsync("acme.dev"));

        Assert.Contains("error PLN-005", stop.Message, StringComparison.Ordinal);
    }

    /// <summary>Whichever applier wrote the platform, tenants look up what it owns.</summary>
    private async Task PlatformIsThere(params string[] stacks)
    {
        string[] named = stacks.Length == 0 ? ["platform.dev"] : stacks;
        var plan = Planner.Plan(new PlanRequest
        {
            Environment = "dev",
            Observed = (await realm.ReadAsync(CancellationToken.None)).State,
            Desired = Handover.To(stacks.Length == 0 ? Marks.PulumiApplier : Marks.ProvisionApplier, folder.Open("acme.dev").Environment.DesiredFor(named)),
            Stacks = [.. named],
        });
        await realm.ApplyAsync(plan.Plan.Changes, new Progress<Applying.ChangeOutcome>(), CancellationToken.None);
    }

    private Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> UpAsync(string stack) => Deployment.TestAsync(
        mocks,
        new TestOptions { IsPreview = false, ProjectName = "provisioning", StackName = stack },
        () => StackProgram.RunAsync(
            folder.Open(Deployment.Instance.StackName), _ => Task.FromResult<IRealmGateway>(realm), CancellationToken.None));
}
