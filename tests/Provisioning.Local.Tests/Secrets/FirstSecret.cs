using Provisioning.Local.Secrets;
using Provisioning.Secrets;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>The first secret on a machine, with and without a passphrase.</summary>
public sealed class FirstSecret : IDisposable
{
    private readonly SecretFile file = new();

    [Fact]
    public async Task MakesAKeyFileThatOnlyItsOwnerReadsAndSaysSo()
    {
        using var store = file.Open();

        await store.SetAsync(SecretFile.Reader, new SecretValue(SecretFile.Canary), new(), CancellationToken.None);

        var notice = Assert.Single(store.Notices);
        Assert.Equal("VLT-006", notice.Code);
        Assert.Contains("secrets.json.key", notice.Message, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String((await File.ReadAllTextAsync(file.KeyPath)).Trim()).Length);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal((Owner, Owner), (File.GetUnixFileMode(file.KeyPath), File.GetUnixFileMode(file.FilePath)));
        }
    }

    [Fact]
    public async Task MakesNoKeyFileUnderAPassphrase()
    {
        using var store = file.Open("correct horse");

        await store.SetAsync(SecretFile.Reader, new SecretValue(SecretFile.Canary), new(), CancellationToken.None);

        Assert.Empty(store.Notices);
        Assert.Equal(["secrets.json", "secrets.json.lock"], file.Files);
        Assert.Contains("\"PBKDF2-SHA256\"", file.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("correct horse")]
    public async Task StandsInTheFileWithoutItsValue(string passphrase)
    {
        await file.SetAsync(passphrase);

        Assert.Contains("sa-acme-reader", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SecretFile.Canary, file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("canary"u8), file.Text, StringComparison.Ordinal);
        Assert.Equal(SecretFile.Canary, await file.RevealAsync(passphrase));
    }

    [Fact]
    public async Task IsEncryptedAnewEachTime()
    {
        await file.SetAsync(secret: SecretFile.Reader);
        var first = file.Text;

        await file.SetAsync(secret: SecretFile.Reader);

        Assert.NotEqual(first, file.Text);
    }

    [Fact]
    public void DerivesItsKeyWithEnoughIterations() =>
        Assert.Equal(600_000, new SecretFileOptions { Passphrase = new SecretValue("x") }.Iterations);

    [Fact]
    public void KeepsThePassphraseOutOfWhatIsPrinted() => Assert.DoesNotContain(
        "correct horse", new SecretFileOptions { Passphrase = new SecretValue("correct horse") }.ToString(), StringComparison.Ordinal);

    public void Dispose() => file.Dispose();
}
