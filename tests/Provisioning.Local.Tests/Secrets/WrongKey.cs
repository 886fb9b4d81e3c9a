using Provisioning.Secrets;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>A secret file under another key than the one it was made with.</summary>
public sealed class WrongKey : IDisposable
{
    private readonly SecretFile file = new();

    [Fact]
    public async Task IsRefusedForReadingAndForWriting()
    {
        await file.SetAsync("right");
        var before = file.Text;

        Assert.Equal("VLT-003", await file.RefusalAsync(() => file.RevealAsync("wrong")));
        Assert.Equal("VLT-003", await file.RefusalAsync(() => file.SetAsync("wrong")));
        Assert.Equal(before, file.Text);
    }

    [Fact]
    public async Task IsFoundBeforeAnythingIsStored()
    {
        await file.SetAsync("right");

        Assert.Equal("VLT-003", await file.RefusalAsync(() => file.CheckAsync("wrong")));
        Assert.Equal("VLT-005", await file.RefusalAsync(() => file.CheckAsync()));
        await file.CheckAsync("right");
    }

    [Fact]
    public async Task OfAFileThatLostItsKeyFileIsFoundBeforeAnythingIsStored()
    {
        await file.SetAsync();
        File.Delete(file.KeyPath);

        Assert.Equal("VLT-005", await file.RefusalAsync(() => file.CheckAsync()));
    }

    [Fact]
    public async Task SaysWhichVariableToSet()
    {
        await file.SetAsync("right");

        var refusal = await Assert.ThrowsAsync<SecretStoreException>(() => file.RevealAsync("wrong"));

        Assert.Contains("PROVISIONING_SECRETS_PASSPHRASE", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotNeededToList()
    {
        await file.SetAsync("right");
        using var store = file.Open("wrong");

        Assert.Equal(SecretFile.Reader, Assert.Single(await store.ListAsync(CancellationToken.None)).Ref);
    }

    [Fact]
    public async Task IsSeenWhenAPassphraseReplacesAKeyFile()
    {
        await file.SetAsync();

        Assert.Equal("VLT-004", await file.RefusalAsync(() => file.SetAsync("new")));
        Assert.Equal(SecretFile.Canary, await file.RevealAsync());
    }

    [Fact]
    public async Task IsSeenWhenThePassphraseIsGone()
    {
        await file.SetAsync("right");

        Assert.Equal("VLT-005", await file.RefusalAsync(() => file.SetAsync()));
        Assert.False(File.Exists(file.KeyPath));
    }

    [Fact]
    public async Task IsSeenWhenTheKeyFileIsGoneAndNoneIsMadeInItsPlace()
    {
        await file.SetAsync();
        File.Delete(file.KeyPath);

        Assert.Equal("VLT-005", await file.RefusalAsync(() => file.SetAsync()));
        Assert.False(File.Exists(file.KeyPath));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("short")]
    public async Task IsSeenWhenTheKeyFileIsAnother(string key)
    {
        await file.SetAsync();
        await File.WriteAllTextAsync(file.KeyPath, key);

        Assert.Equal("VLT-003", await file.RefusalAsync(() => file.RevealAsync()));
    }

    [Fact]
    public async Task IsFearedWhenOthersCanReadTheKeyFile()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await file.SetAsync();
        File.SetUnixFileMode(file.KeyPath, (UnixFileMode)Convert.ToInt32("644", 8));
        using var store = file.Open();

        await store.RevealAsync(SecretFile.Reader.Name, CancellationToken.None);

        Assert.Equal("VLT-007", Assert.Single(store.Notices).Code);
    }

    public void Dispose() => file.Dispose();
}
