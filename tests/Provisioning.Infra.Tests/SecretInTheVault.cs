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

    private readonly InMemorySecretStore store = new();
    private readonly VaultProvider provider;

    public SecretInTheVault() => provider = new VaultProvider(_ => store, TimeProvider.System);

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
        var failing = new VaultProvider(_ => throw new SecretStoreException("The vault is away."), TimeProvider.System);

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
}
