using System.Text.Json.Nodes;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>A secret file that somebody or something changed.</summary>
public sealed class SecretFileThatIsDamaged : IDisposable
{
    private readonly SecretFile file = new();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"formatVersion\": 2 }")]
    [InlineData("{ \"formatVersion\": 1, \"key\": { \"from\": \"key-file\", \"check\": \"!\" }, \"secrets\": {} }")]
    [InlineData("{ \"formatVersion\": 1, \"key\": { \"from\": \"passphrase\", \"iterations\": 2000000000, \"salt\": \"\", \"check\": \"\" }, \"secrets\": {} }")]
    [InlineData("{ \"formatVersion\": 1, \"key\": { \"from\": \"key-file\", \"check\": \"\" }, \"secrets\": { \"a\": {}, \"a\": {} } }")]
    public async Task IsRefusedAndNeverOverwritten(string text)
    {
        await File.WriteAllTextAsync(file.FilePath, text);

        Assert.Equal("VLT-002", await file.RefusalAsync(() => file.SetAsync()));
        Assert.Equal("VLT-002", await file.RefusalAsync(() => file.RevealAsync()));
        Assert.Equal(text, file.Text);
    }

    [Fact]
    public async Task IsRefusedWhenValuesChangedPlaces()
    {
        await file.SetAsync(secret: SecretFile.Reader);
        await file.SetAsync(secret: SecretFile.Writer);
        await EditAsync(secrets =>
        {
            var (reader, writer) = (secrets[SecretFile.Reader.Name]!, secrets[SecretFile.Writer.Name]!);
            (reader["value"], writer["value"]) = (writer["value"]!.DeepClone(), reader["value"]!.DeepClone());
            (reader["nonce"], writer["nonce"]) = (writer["nonce"]!.DeepClone(), reader["nonce"]!.DeepClone());
        });

        Assert.Equal("VLT-008", await file.RefusalAsync(() => file.RevealAsync(secret: SecretFile.Reader)));
    }

    [Theory]
    [InlineData("value", "AAAA")]
    [InlineData("nonce", "")]
    [InlineData("version", "0")]
    public async Task IsRefusedWhenAnEntryWasChanged(string field, string content)
    {
        await file.SetAsync();
        await EditAsync(secrets => secrets[SecretFile.Reader.Name]![field] = content);

        Assert.Equal("VLT-008", await file.RefusalAsync(() => file.RevealAsync()));
    }

    public void Dispose() => file.Dispose();

    private async Task EditAsync(Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(file.Text)!;
        edit(json["secrets"]!);
        await File.WriteAllTextAsync(file.FilePath, json.ToJsonString());
    }
}
