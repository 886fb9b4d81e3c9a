using Provisioning.Collections;
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
    private static readonly SecretRef Writer = new("contract-writer", "sa-writer", "contract.tst")
    {
        Realm = "contract",
        Issuer = "https://iam.example/realms/contract",
        LifetimeDays = 90,
    };

    private static readonly SecretAttributes Described = new()
    {
        ContentType = SecretAttributes.ClientSecret,
        NotBefore = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Applier = "provision",
        Fingerprint = "0123456789",
        Tags = Map<string, string>.From([new("costCentre", "4711")]),
    };

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
        Assert.Equal(WithoutVersion(stored), WithoutVersion(listed.Single(s => s.Ref == Writer)));
    }

    [ContractFact]
    public async Task WhatIsKeptAboutASecretIsToldByALaterRun()
    {
        var stored = await SetAsync(Writer, "value", Described);

        var later = await OpenAgainAsync();

        Assert.Equal((Writer, Described, SecretState.Live), (stored.Ref, stored.Attributes, stored.State));
        Assert.Equal(WithoutVersion(stored), WithoutVersion(Assert.Single(await later.ListAsync(CancellationToken.None))));
        Assert.Equal(stored, (await later.VersionsAsync(Writer.Name, CancellationToken.None))[0]);
    }

    [ContractFact]
    public async Task AnUpdateReplacesWhatIsKeptAndNeitherValueNorVersion()
    {
        var stored = await SetAsync(Writer, "value", Described);
        var moved = Writer with { Stack = "other.tst" };
        var changed = new SecretAttributes { ExpiresAt = Described.ExpiresAt!.Value.AddDays(1), Fingerprint = "abcdef0123" };

        var updated = await Store.UpdateAsync(moved, stored.Version, changed, CancellationToken.None);

        Assert.Equal(stored with { Ref = moved, Attributes = changed.InPlaceOf(Described) }, updated);
        Assert.Equal((string.Empty, 0), (updated!.Attributes.Applier, updated.Attributes.Tags.Count));
        var later = await OpenAgainAsync();
        Assert.Equal(updated, (await later.VersionsAsync(Writer.Name, CancellationToken.None))[0]);
        Assert.Equal("value", await RevealAsync(later, Writer.Name));
    }

    [ContractFact]
    public async Task AnUpdateWithoutAVersionIsOfTheCurrentOne()
    {
        await SetAsync(Writer, "old", Described);
        var stored = await SetAsync(Writer, "new", Described);

        var updated = await Store.UpdateAsync(Writer, string.Empty, Described with { Fingerprint = "abcdef0123" }, CancellationToken.None);

        Assert.Equal("abcdef0123", updated?.Attributes.Fingerprint);
        Assert.Equal(stored with { Attributes = updated!.Attributes }, (await Store.VersionsAsync(Writer.Name, CancellationToken.None))[0]);
    }

    [ContractFact]
    public async Task AnUpdateOfWhatIsNotThereMakesNothing()
    {
        Assert.Null(await Store.UpdateAsync(Writer, string.Empty, Described, CancellationToken.None));
        await SetAsync(Writer, "value", Described);
        Assert.Null(await Store.UpdateAsync(Writer, "00000000000000000000000000000000", Described, CancellationToken.None));
        await Store.DeleteAsync(Writer.Name, CancellationToken.None);
        Assert.Null(await Store.UpdateAsync(Writer, string.Empty, Described, CancellationToken.None));

        Assert.Empty(await Store.ListAsync(CancellationToken.None));
    }

    [ContractFact]
    public async Task ADisabledSecretIsListedAndNotRevealedUntilItIsSetAgain()
    {
        var stored = await SetAsync(Writer, "off", Described);
        await Store.UpdateAsync(Writer, stored.Version, Described with { Enabled = false }, CancellationToken.None);

        var later = await OpenAgainAsync();
        Assert.Equal(SecretState.Disabled, Assert.Single(await later.ListAsync(CancellationToken.None)).State);
        Assert.Null(await later.RevealAsync(Writer.Name, CancellationToken.None));

        await SetAsync(Writer, "on", Described);
        Assert.Equal("on", await RevealAsync(later, Writer.Name));
    }

    [ContractFact]
    public async Task ADisabledSecretCanBeDeletedAndSetAgain()
    {
        var stored = await SetAsync(Writer, "off", Described);
        await Store.UpdateAsync(Writer, stored.Version, Described with { Enabled = false }, CancellationToken.None);
        await Store.DeleteAsync(Writer.Name, CancellationToken.None);

        await SetAsync(Writer, "on", Described);

        Assert.Equal("on", await RevealAsync(await OpenAgainAsync(), Writer.Name));
    }

    [ContractFact]
    public async Task WhatIsDeletedIsToldAsDeletedOrNotAtAll()
    {
        await SetAsync(Writer, "value", Described);
        await Store.DeleteAsync(Writer.Name, CancellationToken.None);

        var later = await OpenAgainAsync();

        Assert.All(await later.ListDeletedAsync(CancellationToken.None), s => Assert.Equal((Writer, SecretState.Deleted), (s.Ref, s.State)));
        Assert.Empty(await later.VersionsAsync(Writer.Name, CancellationToken.None));
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
        Assert.Equal(WithoutVersion(second), WithoutVersion(Assert.Single(await Store.ListAsync(CancellationToken.None))));
        Assert.Equal(second, (await Store.VersionsAsync(Reader.Name, CancellationToken.None))[0]);
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

    [ContractFact]
    public async Task OddValuesComeBackAsTheyWere()
    {
        foreach (var value in new[] { "ü € 漢字 \u0001 \" \\ 'x' <y> & %20", "two\nlines\r\nand a tab\t.", " blanks around " })
        {
            await SetAsync(Reader, value);

            Assert.Equal(value, await RevealAsync(await OpenAgainAsync(), Reader.Name));
        }
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
        await Store.CheckAsync(writes: false, CancellationToken.None);
        await Store.CheckAsync(writes: true, CancellationToken.None);
        Assert.Empty(await (await OpenAgainAsync()).ListAsync(CancellationToken.None));

        var stored = await SetAsync(Reader, "kept");
        await (await OpenAgainAsync()).CheckAsync(writes: true, CancellationToken.None);

        Assert.Equal(
            WithoutVersion(stored), WithoutVersion(Assert.Single(await (await OpenAgainAsync()).ListAsync(CancellationToken.None))));
        Assert.Equal("kept", await RevealAsync(Store, Reader.Name));
        Assert.Empty(await Store.ListDeletedAsync(CancellationToken.None));
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
            () => Store.SetAsync(Reader, new SecretValue("never"), Described, new CancellationToken(canceled: true)));

        Assert.Null(await (await OpenAgainAsync()).RevealAsync(Reader.Name, CancellationToken.None));
    }

    private Task<StoredSecret> SetAsync(SecretRef secret, string value, SecretAttributes? attributes = null) =>
        Store.SetAsync(secret, new SecretValue(value), attributes ?? new(), CancellationToken.None);

    /// <summary>Lists need not tell versions.</summary>
    private static StoredSecret WithoutVersion(StoredSecret secret) => secret with { Version = string.Empty };

    private static async Task<string?> RevealAsync(ISecretStore store, string name) =>
        (await store.RevealAsync(name, CancellationToken.None))?.Reveal();
}
