using Provisioning.Local.Secrets;
using Provisioning.Secrets;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>A secret file is declared where none can be: that is found without writing anything.</summary>
public sealed class PathThatCannotBeWritten : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task BelowAFileIsFound()
    {
        await File.WriteAllTextAsync(folder.PathOf("blocked"), "a file where a folder is needed");

        Assert.Equal("VLT-001", (await Assert.ThrowsAsync<SecretStoreException>(() => CheckAsync("blocked/deep/secrets.json"))).Finding.Code);
    }

    [Fact]
    public async Task BecauseAFolderIsThereIsFound()
    {
        Directory.CreateDirectory(folder.PathOf("secrets.json"));

        Assert.Contains("is a folder", (await Assert.ThrowsAsync<SecretStoreException>(() => CheckAsync("secrets.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotAFolderThatIsStillToBeMade()
    {
        await CheckAsync("not/there/yet/secrets.json");

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    public void Dispose() => folder.Dispose();

    private async Task CheckAsync(string path)
    {
        using var store = new SecretFileStore(
            folder.PathOf(path), path, new SecretFileOptions { Passphrase = new SecretValue(string.Empty) }, TimeProvider.System);
        await store.CheckAsync(writes: true, CancellationToken.None);
    }
}
