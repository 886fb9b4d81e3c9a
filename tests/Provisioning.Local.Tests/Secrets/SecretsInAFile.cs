using Provisioning.Local.Secrets;
using Provisioning.Secrets;
using Provisioning.Testing.Secrets;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>The secret file keeps what every store promises, here with a key file.</summary>
public sealed class SecretsInAFile : SecretStoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("provisioning-").FullName;

    protected override Task<ISecretStore> OpenAsync() => OpenAgainAsync();

    protected override Task<ISecretStore> OpenAgainAsync() => Task.FromResult<ISecretStore>(new SecretFileStore(
        Path.Combine(folder, "secrets/contract.json"),
        "secrets/contract.json",
        new SecretFileOptions { Passphrase = new SecretValue(string.Empty) },
        TimeProvider.System));

    protected override Task CloseAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
