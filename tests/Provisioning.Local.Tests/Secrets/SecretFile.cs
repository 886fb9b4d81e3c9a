using Provisioning.Local.Files;
using Provisioning.Local.Secrets;
using Provisioning.Secrets;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>A secret file in a folder of its own, opened as by runs one after another.</summary>
internal sealed class SecretFile : IDisposable
{
    public const string Canary = "canary-1618033988";

    private readonly TemporaryFolder folder = new();

    public static SecretRef Reader { get; } = new("acme-dev-reader", "sa-acme-reader", "acme.dev");

    public static SecretRef Writer { get; } = new("acme-dev-writer", "sa-acme-writer", "acme.dev");

    public string FilePath => folder.PathOf("secrets.json");

    public string KeyPath => FilePath + ".key";

    public string Text => File.ReadAllText(FilePath);

    public string[] Files => [.. Directory.EnumerateFiles(folder.Root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public SecretFileStore Open(string passphrase = "", Action<FileStep>? before = null, TimeProvider? time = null) => new(
        FilePath,
        "secrets.json",
        new SecretFileOptions { Passphrase = new SecretValue(passphrase), Iterations = 10, Before = before },
        time ?? TimeProvider.System);

    public async Task SetAsync(string passphrase = "", string value = Canary, SecretRef? secret = null)
    {
        using var store = Open(passphrase);
        await store.SetAsync(secret ?? Reader, new SecretValue(value), new(), CancellationToken.None);
    }

    public async Task CheckAsync(string passphrase = "")
    {
        using var store = Open(passphrase);
        await store.CheckAsync(writes: true, CancellationToken.None);
    }

    public async Task<string?> RevealAsync(string passphrase = "", SecretRef? secret = null)
    {
        using var store = Open(passphrase);
        return (await store.RevealAsync((secret ?? Reader).Name, CancellationToken.None))?.Reveal();
    }

    public async Task<string> RefusalAsync(Func<Task> call) => (await Assert.ThrowsAsync<SecretStoreException>(call)).Finding.Code;

    public void Dispose() => folder.Dispose();
}
