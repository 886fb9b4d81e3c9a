using Azure.Identity;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.KeyVault.Sessions;
using Provisioning.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>How to sign in comes from variables of the environment; what is unsafe or not understood is refused.</summary>
public sealed class SettingsOfAVault
{
    private const string Vault = "https://provisioning-tst.vault.azure.net/";

    [Theory]
    [InlineData("", typeof(DefaultAzureCredential))]
    [InlineData("default", typeof(DefaultAzureCredential))]
    [InlineData("managed-identity", typeof(ManagedIdentityCredential))]
    [InlineData("workload-identity", typeof(WorkloadIdentityCredential))]
    [InlineData("azure-cli", typeof(AzureCliCredential))]
    public void ChooseTheCredential(string name, Type credential) =>
        Assert.IsType(credential, Read(Vault, new() { ["CREDENTIAL"] = name }).Credential);

    [Fact]
    public void TakeAnIdentityOfOnesOwn() => Assert.IsType<ManagedIdentityCredential>(
        Read(Vault, new() { ["CREDENTIAL"] = "managed-identity", ["CLIENTID"] = "11111111-2222-3333-4444-555555555555" }).Credential);

    [Fact]
    public void ReadAPrivateAuthority() =>
        Assert.Equal("text of ca.pem", Read(Vault, new() { ["CAFILE"] = "ca.pem" }).AuthorityPem);

    [Fact]
    public void KeepNoPathOfTheAddress() => Assert.Equal(new Uri(Vault), Read(Vault + "secrets/x", []).Uri);

    [Fact]
    public void LetAnEmulatorInOnThisMachineOnly()
    {
        Assert.IsType<EmulatorCredential>(Read("https://localhost:8443", new() { ["CREDENTIAL"] = "emulator" }).Credential);

        Assert.Contains("is not on this machine", Refused(Vault, new() { ["CREDENTIAL"] = "emulator" }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://provisioning-tst.vault.azure.net/")]
    [InlineData("provisioning-tst")]
    [InlineData("https://user:word@provisioning-tst.vault.azure.net/")]
    public void RefuseAnAddressThatIsNone(string uri) => Assert.Equal("AKV-008", Refused(uri, []).Code);

    [Fact]
    public void SuggestTheCredentialThatWasMeant() =>
        Assert.Equal("Did you mean 'azure-cli'?", Refused(Vault, new() { ["CREDENTIAL"] = "azure-cil" }).Next);

    [Fact]
    public void SayWhichFileCannotBeRead() =>
        Assert.Contains("missing.pem", Refused(Vault, new() { ["CAFILE"] = "missing.pem" }).Message, StringComparison.Ordinal);

    private static Diagnostic Refused(string uri, Dictionary<string, string> settings) =>
        Assert.Throws<SecretStoreException>(() => Read(uri, settings)).Finding;

    private static KeyVaultOptions Read(string uri, Dictionary<string, string> settings) => KeyVaultSettings.Read(
        "tst",
        new VaultTarget("key-vault", string.Empty, uri, default),
        name => settings.GetValueOrDefault(name.Replace("PROVISIONING__TST__KEYVAULT__", string.Empty, StringComparison.Ordinal)),
        file => file == "missing.pem" ? throw new FileNotFoundException("It is not there.") : $"text of {file}");
}
