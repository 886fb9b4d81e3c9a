using System.Security.Cryptography;
using Pulumi;
using Pulumi.Experimental;
using Pulumi.Experimental.Provider;
using Provisioning.Infra.Provider;
using Provisioning.Secrets;
using Provisioning.Testing.Secrets;
using Values = System.Collections.Immutable.ImmutableDictionary<string, Pulumi.Experimental.PropertyValue>;

namespace Provisioning.Infra.Tests;

/// <summary>The provider's protocol, method by method, as the engine calls it.</summary>
public sealed class SecretInTheVault
{
    private static readonly Urn Urn = new("urn:pulumi:acme.dev::provisioning::provisioning:keyvault:Secret::sa-x");

    private static readonly Values Declared = Inputs("acme-dev-sa-x", "s3cret-canary");

    private static readonly Values Password = Values.Empty
        .Add("name", new PropertyValue("acme-dev-cicd"))
        .Add("clientId", new PropertyValue("cicd"))
        .Add("stack", new PropertyValue("acme.dev"))
        .Add("isPassword", new PropertyValue(true));

    private readonly InMemorySecretStore store = new();
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly VaultProvider provider;

    public SecretInTheVault() => provider = new VaultProvider(_ => store, RandomNumberGenerator.Fill, clock);

    private static CancellationToken Go => CancellationToken.None;

    [Fact]
    public async Task IsKeptSecretByTheEngine()
    {
        var configured = await provider.Configure(new ConfigureRequest(
            ImmutableDictionary<string, string>.Empty, Values.Empty, true, true, true, true), Go);

        Assert.True(configured is { AcceptSecrets: true, AcceptOutputs: true, AcceptResources: true, SupportsPreview: true });
        var inputs = (await CheckAsync(Inputs("acme-dev-sa-x", "s3cret-canary", secret: false))).Inputs!;
        Assert.True(inputs["value"].IsSecret);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task IsRefusedUnderANameThatVaultsDoNotTake(string name)
    {
        var values = name.Length > 0 ? Inputs(name, "v") : Declared.Remove("name");

        Assert.Equal(["name"], (await CheckAsync(values)).Failures!.Select(f => f.Property));
    }

    [Fact]
    public async Task MayBeUnknownInAPreview()
    {
        var unknown = Declared.SetItem("value", PropertyValue.Computed.WithSecret(true));

        Assert.Empty((await CheckAsync(unknown)).Failures!);
        Assert.True((await DiffAsync(Declared, unknown)).Changes);
        var made = await provider.Create(new CreateRequest(Urn, unknown, TimeSpan.Zero, preview: true), Go);
        Assert.True(made.Outputs!["version"].IsComputed);
        Assert.Empty(await store.ListAsync(Go));
    }

    [Fact]
    public async Task IsTheSameWhetherMarkedOrNot()
    {
        Assert.False((await DiffAsync(Declared, Inputs("acme-dev-sa-x", "s3cret-canary", secret: false))).Changes);
    }

    [Fact]
    public async Task IsUpdatedWhenItsValueChangesAndReplacedWhenItsNameDoes()
    {
        var rotated = await DiffAsync(Declared, Inputs("acme-dev-sa-x", "another"));
        var renamed = await DiffAsync(Declared, Inputs("acme-dev-sa-y", "s3cret-canary"));

        Assert.True(rotated is { Changes: true, Replaces.Count: 0 });
        Assert.Equal(["value"], rotated.Diffs);
        Assert.Equal(["name"], renamed.Replaces);
    }

    [Fact]
    public async Task LeavesAloneWhatTheProgramIgnores() => Assert.False(
        (await provider.Diff(new DiffRequest(Urn, "acme-dev-sa-x", Declared, Inputs("acme-dev-sa-x", "another"), ["value"], Declared), Go)).Changes);

    [Fact]
    public async Task IsStoredReadRotatedAndDeleted()
    {
        var made = await provider.Create(new CreateRequest(Urn, Declared, TimeSpan.Zero, preview: false), Go);
        Assert.Equal("acme-dev-sa-x", made.Id);
        Assert.True(made.Outputs!["value"].IsSecret);
        Assert.Equal("pulumi", Assert.Single(await store.ListAsync(Go)).Attributes.Applier);

        await provider.Update(new UpdateRequest(
            Urn, made.Id!, Declared, Inputs("acme-dev-sa-x", "another"), TimeSpan.Zero, [], preview: false, Declared), Go);
        Assert.Equal("another", (await store.RevealAsync(made.Id!, Go))!.Reveal());

        var found = await provider.Read(new ReadRequest(Urn, made.Id!, made.Outputs!.ToImmutableDictionary(), Declared), Go);
        Assert.True(found.Inputs!["value"].IsSecret);
        Assert.True((await DiffAsync(found.Inputs!.ToImmutableDictionary(), Declared)).Changes);

        await provider.Delete(new DeleteRequest(Urn, made.Id!, Declared, TimeSpan.Zero, Declared), Go);
        Assert.Empty(await store.ListAsync(Go));
    }

    /// <summary>So that `provision preview` finds nothing to do in a vault that Pulumi filled, but whose it is.</summary>
    [Fact]
    public async Task IsNotedAsTheCommandNotesIt()
    {
        var declared = new SecretRef("acme-dev-sa-x", "sa-x", "acme.dev")
        {
            Realm = "shop",
            Issuer = "https://keycloak.example/realms/shop",
            LifetimeDays = 90,
        };
        await provider.Create(new CreateRequest(Urn, Of(declared, "s3cret-canary"), TimeSpan.Zero, preview: false), Go);

        var stored = Assert.Single(await store.ListAsync(Go));
        var client = new Provisioning.Realms.Client { ClientId = "sa-x", ServiceAccount = new(), Attributes = Marked() };
        var planned = Provisioning.Planning.Planner.Plan(new Provisioning.Planning.PlanRequest
        {
            Environment = "dev",
            Observed = new() { Name = "shop", Clients = Provisioning.Collections.Map<string, Provisioning.Realms.Client>.From([new("sa-x", client)]) },
            Desired = new() { Name = "shop" },
            Stacks = ["acme.dev"],
            Applier = "pulumi",
            Secrets = [declared],
            StoredSecrets = [stored],
            SecretFingerprints = Provisioning.Collections.Map<string, string>.From([new("sa-x", SecretFingerprint.Of("uuid-1", "sa-x", "s3cret-canary"))]),
        });
        Assert.Empty(planned.Plan.Secrets);
        Assert.Equal(90, (stored.Attributes.ExpiresAt - stored.Attributes.NotBefore)?.TotalDays);
        Assert.Equal(("pulumi", SecretAttributes.ClientSecret), (stored.Attributes.Applier, stored.Attributes.ContentType));

        static Provisioning.Collections.Map<string, string> Marked() => Provisioning.Collections.Map<string, string>.From(
            [new("provisioning.stack", "acme.dev"), new("provisioning.applier", "pulumi")]);
    }

    [Fact]
    public async Task GetsNoNewVersionWhenOnlyItsLifetimeChanges()
    {
        var declared = new SecretRef("acme-dev-sa-x", "sa-x", "acme.dev") { LifetimeDays = 90 };
        var (before, after) = (Of(declared, "s3cret-canary"), Of(declared with { LifetimeDays = 30 }, "s3cret-canary"));
        var made = await provider.Create(new CreateRequest(Urn, before, TimeSpan.Zero, preview: false), Go);

        Assert.Equal(["lifetimeDays"], (await DiffAsync(before, after)).Diffs);
        var updated = await provider.Update(new UpdateRequest(
            Urn, made.Id!, made.Outputs!.ToImmutableDictionary(), after, TimeSpan.Zero, [], preview: false, before), Go);

        Assert.Single(await store.VersionsAsync("acme-dev-sa-x", Go));
        Assert.Equal(made.Outputs!["version"], updated.Outputs!["version"]);
        Assert.True(updated.Outputs["value"].IsSecret);
        var stored = Assert.Single(await store.ListAsync(Go));
        Assert.Equal(30, (stored.Attributes.ExpiresAt - stored.Attributes.NotBefore)?.TotalDays);
    }

    [Fact]
    public async Task IsMadeByItselfWhereItIsAPassword()
    {
        Assert.Empty((await CheckAsync(Password)).Failures!);
        Assert.Equal(["value"], (await CheckAsync(Password.Add("value", new PropertyValue("chosen")))).Failures!.Select(f => f.Property));
        var announced = await provider.Create(new CreateRequest(Urn, Password, TimeSpan.Zero, preview: true), Go);
        Assert.True(announced.Outputs!["value"] is { IsComputed: true, IsSecret: true });

        var made = await provider.Create(new CreateRequest(Urn, Password, TimeSpan.Zero, preview: false), Go);

        Assert.True(made.Outputs!["value"].IsSecret);
        Assert.True(made.Outputs["value"].TryGetString(out var value));
        Assert.Equal((await store.RevealAsync("acme-dev-cicd", Go))!.Reveal(), value);
        var stored = Assert.Single(await store.ListAsync(Go));
        Assert.Equal(SecretAttributes.UserPassword, stored.Attributes.ContentType);
        Assert.Equal(made.Outputs["fingerprint"], new PropertyValue(stored.Attributes.Fingerprint));
        var found = await provider.Read(new ReadRequest(Urn, made.Id!, made.Outputs!.ToImmutableDictionary(), Password), Go);
        Assert.False((await DiffAsync(found.Inputs!.ToImmutableDictionary(), Password)).Changes);
    }

    /// <summary>A stack that comes over from the command, or a run that stopped half-way: the user has that password.</summary>
    [Fact]
    public async Task IsTakenOverWhereTheVaultHasThePasswordAlready()
    {
        var secret = new SecretRef("acme-dev-cicd", "cicd", "acme.dev") { IsPassword = true };
        await store.SetAsync(secret, new SecretValue("as-it-is"), new SecretAttributes { Applier = "provision", Fingerprint = "f-1" }, Go);

        var made = await provider.Create(new CreateRequest(Urn, Password, TimeSpan.Zero, preview: false), Go);

        Assert.Equal(new PropertyValue("as-it-is").WithSecret(true), made.Outputs!["value"]);
        Assert.Equal(new PropertyValue("f-1"), made.Outputs["fingerprint"]);
        Assert.Equal("pulumi", Assert.Single(await store.VersionsAsync("acme-dev-cicd", Go)).Attributes.Applier);
    }

    /// <summary>The realm's password cannot be read, so one that the vault lost is made anew in both.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task IsMadeAnewWhereAPasswordIsLostOrAnothers(bool isLost)
    {
        var made = await provider.Create(new CreateRequest(Urn, Password, TimeSpan.Zero, preview: false), Go);
        await store.DeleteAsync("acme-dev-cicd", Go);
        if (!isLost)
        {
            var secret = new SecretRef("acme-dev-cicd", "cicd", "acme.dev");
            await store.SetAsync(secret, new SecretValue("chosen"), new SecretAttributes { Fingerprint = "another" }, Go);
        }

        var found = await provider.Read(new ReadRequest(Urn, made.Id!, made.Outputs!.ToImmutableDictionary(), Password), Go);
        var difference = await DiffAsync(found.Inputs!.ToImmutableDictionary(), Password);

        Assert.Equal(made.Id, found.Id);
        Assert.Equal(["found"], difference.Replaces);
        Assert.DoesNotContain("chosen", string.Join(' ', found.Outputs!.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsGoneWhenTheVaultHasItNoMore() =>
        Assert.Null((await provider.Read(new ReadRequest(Urn, "acme-dev-sa-x", Declared, Declared), Go)).Id);

    [Fact]
    public async Task IsNotStoredByARunThatWasCancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => provider.Create(new CreateRequest(Urn, Declared, TimeSpan.Zero, preview: false), cancelled));
        Assert.Empty(await store.ListAsync(Go));
    }

    [Fact]
    public async Task IsInNoMessageWhenItCannotBeStored()
    {
        var failing = new VaultProvider(_ => throw new SecretStoreException("The vault is away."), RandomNumberGenerator.Fill, clock);

        var problem = await Assert.ThrowsAsync<SecretStoreException>(
            () => failing.Create(new CreateRequest(Urn, Declared, TimeSpan.Zero, preview: false), Go));
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    private Task<CheckResponse> CheckAsync(Values values) =>
        provider.Check(new CheckRequest(Urn, Values.Empty, values, []), Go);

    private Task<DiffResponse> DiffAsync(Values before, Values after) =>
        provider.Diff(new DiffRequest(Urn, "acme-dev-sa-x", before, after, [], before), Go);

    private static Values Inputs(string name, string value, bool secret = true) => Values.Empty
        .Add("name", new PropertyValue(name))
        .Add("clientId", new PropertyValue("sa-x"))
        .Add("stack", new PropertyValue("acme.dev"))
        .Add("value", new PropertyValue(value).WithSecret(secret));

    private static Values Of(SecretRef secret, string value) => Inputs(secret.Name, value)
        .SetItem("realm", new PropertyValue(secret.Realm))
        .SetItem("issuer", new PropertyValue(secret.Issuer))
        .SetItem("lifetimeDays", new PropertyValue((double)secret.LifetimeDays))
        .SetItem("clientUuid", new PropertyValue("uuid-1"));
}
