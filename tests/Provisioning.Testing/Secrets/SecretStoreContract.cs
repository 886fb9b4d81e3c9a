using Provisioning.Secrets;
using Provisioning.Testing.Contracts;

namespace Provisioning.Testing.Secrets;

/// <summary>
/// What every secret store must do. Derive a class for each and say how to open an empty one; the hooks are asynchronous so
/// that a server can be started and a vault emptied.
/// </summary>
public abstract class SecretStoreContract : IAsyncLifetime
{
    private static readonly SecretRef Reader = new("contract-reader", "sa-reader", "contract.tst");
    private static readonly SecretRef Writer = new("contract-writer", "sa-writer", "contract.tst");

    private ISecretStore? store;

    protected ISecretStore Store => store ?? throw new InvalidOperationException("The store is not open yet.");

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<ISecretStore> OpenAsync();

    /// <summary>Another way to the store that <see cref="OpenAsync"/> opened, as a later run would have.</summary>
    protected abstract Task<ISecretStore> OpenAgainAsync();

    /// <summary>Removes what <see cref="OpenAsync"/> made. Called after each test, also after a failed one.</summary>
    protected virtual Task CloseAsync() => Task.CompletedTask;

    public async Task InitializeAsync() => store = await OpenAsync();

    public Task DisposeAsync() => CloseAsync();

    [ContractFact]
    public async Task AnEmptyStoreListsNothing() => Assert.Empty(await Store.ListAsync(CancellationToken.None));

    [ContractFact]
    public async Task WhatWasSetIsListedWithItsOwnerByALaterRun()
    {
        var stored = await SetAsync(Writer, "first");
        await SetAsync(Reader, "second");

        var listed = await (await OpenAgainAsync()).ListAsync(CancellationToken.None);

        Assert.Equal([Reader, Writer], listed.Select(s => s.Ref).OrderBy(r => r.Name, StringComparer.Ordinal));
        Assert.Equal(stored, listed.Single(s => s.Ref == Writer));
    }

    [ContractFact]
    public async Task AValueIsRevealedToALaterRun()
    {
        await SetAsync(Reader, "value-of-reader");

        Assert.Equal("value-of-reader", await RevealAsync(await OpenAgainAsync(), Reader.Name));
    }

    [ContractFact]
    public async Task SettingAgainMakesANewVersion()
    {
        var first = await SetAsync(Reader, "old");

        var second = await SetAsync(Reader, "new");

        Assert.NotEqual(first.Version, second.Version);
        Assert.True(second.CreatedAt >= first.CreatedAt);
        Assert.Equal("new", await RevealAsync(Store, Reader.Name));
        Assert.Equal(second, Assert.Single(await Store.ListAsync(CancellationToken.None)));
    }

    [ContractFact]
    public async Task NamesAreComparedWithoutCase()
    {
        await SetAsync(Reader, "old");
        await SetAsync(Reader with { Name = "CONTRACT-Reader" }, "new");

        Assert.Single(await Store.ListAsync(CancellationToken.None));
        Assert.Equal("new", await RevealAsync(Store, "contract-READER"));
        await Store.DeleteAsync("Contract-Reader", CancellationToken.None);
        Assert.Empty(await Store.ListAsync(CancellationToken.None));
    }

    [ContractFact]
    public async Task DeletingTwiceIsDeletingOnce()
    {
        await SetAsync(Reader, "gone");
        await SetAsync(Writer, "kept");

        await Store.DeleteAsync(Reader.Name, CancellationToken.None);
        await Store.DeleteAsync(Reader.Name, CancellationToken.None);

        Assert.Equal(Writer, Assert.Single(await (await OpenAgainAsync()).ListAsync(CancellationToken.None)).Ref);
        Assert.Null(await Store.RevealAsync(Reader.Name, CancellationToken.None));
    }

    [ContractFact]
    public async Task ADeletedNameCanBeSetAgain()
    {
        await SetAsync(Reader, "old");
        await Store.DeleteAsync(Reader.Name, CancellationToken.None);

        await SetAsync(Reader, "new");

        Assert.Equal("new", await RevealAsync(await OpenAgainAsync(), Reader.Name));
    }

    [ContractFact]
    public async Task AnUnknownNameRevealsNothing() =>
        Assert.Null(await Store.RevealAsync("contract-nobody", CancellationToken.None));

    [Theory]
    [InlineData("ü € 漢字 \u0001 \" \\ 'x' <y> & %20")]
    [InlineData("two\nlines\r\nand a tab\t.")]
    [InlineData(" blanks around ")]
    public async Task OddValuesComeBackAsTheyWere(string value)
    {
        await SetAsync(Reader, value);

        Assert.Equal(value, await RevealAsync(await OpenAgainAsync(), Reader.Name));
    }

    [ContractFact]
    public async Task ALongValueComesBackWhole()
    {
        // Azure Key Vault keeps up to 25 kB.
        var value = string.Concat(Enumerable.Range(0, 24_000).Select(i => (char)('a' + (i % 26))));

        await SetAsync(Reader, value);

        Assert.Equal(value, await RevealAsync(await OpenAgainAsync(), Reader.Name));
    }

    [ContractFact]
    public async Task AskingWhetherItCanStoreChangesNothing()
    {
        await Store.CheckAsync(CancellationToken.None);
        Assert.Empty(await (await OpenAgainAsync()).ListAsync(CancellationToken.None));

        var stored = await SetAsync(Reader, "kept");
        await (await OpenAgainAsync()).CheckAsync(CancellationToken.None);

        Assert.Equal(stored, Assert.Single(await (await OpenAgainAsync()).ListAsync(CancellationToken.None)));
        Assert.Equal("kept", await RevealAsync(Store, Reader.Name));
    }

    [ContractFact]
    public async Task AListTellsNoValue()
    {
        await SetAsync(Reader, "canary-3141592653589793");

        var listed = await Store.ListAsync(CancellationToken.None);

        Assert.DoesNotContain("canary-3141592653589793", string.Join(' ', listed), StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task ACancelledSetStoresNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.SetAsync(Reader, new SecretValue("never"), new CancellationToken(canceled: true)));

        Assert.Null(await (await OpenAgainAsync()).RevealAsync(Reader.Name, CancellationToken.None));
    }

    private Task<StoredSecret> SetAsync(SecretRef secret, string value) =>
        Store.SetAsync(secret, new SecretValue(value), CancellationToken.None);

    private static async Task<string?> RevealAsync(ISecretStore store, string name) =>
        (await store.RevealAsync(name, CancellationToken.None))?.Reveal();
}
