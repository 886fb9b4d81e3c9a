using System.Text.Json.Nodes;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

public sealed class CallersWithoutRoles(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    private static readonly SecretRef Secret = new("acme-tst-sa-1", "sa-1", "acme.tst");

    [RealServerFact(VaultServer.Variable)]
    public Task ThatListNeedReader() => LackAsync("list", "Key Vault Reader", s => s.ListAsync(CancellationToken.None));

    [RealServerFact(VaultServer.Variable)]
    public Task ThatStoreNeedOfficer() => LackAsync(
        "set", "Key Vault Secrets Officer", s => s.SetAsync(Secret, new SecretValue("value"), new(), CancellationToken.None));

    [RealServerFact(VaultServer.Variable)]
    public Task ThatDeleteNeedOfficer() =>
        LackAsync("delete", "Key Vault Secrets Officer", s => s.DeleteAsync(Secret.Name, CancellationToken.None));

    [RealServerFact(VaultServer.Variable)]
    public Task ThatRevealNeedUser() =>
        LackAsync("get", "Key Vault Secrets User", s => s.RevealAsync(Secret.Name, CancellationToken.None));

    private async Task LackAsync(string verb, string role, Func<ISecretStore, Task> call)
    {
        await fixture.Server.ResetAsync();
        await fixture.Server.ChangeAsync(new JsonObject { ["deny"] = new JsonArray($"*:{verb}") });

        var refusal = await Assert.ThrowsAsync<SecretStoreException>(() => call(VaultOfATest.Open(fixture.Server)));

        Assert.Equal("AKV-003", refusal.Finding.Code);
        Assert.Contains($"lacks the role '{role}'", refusal.Finding.Message, StringComparison.Ordinal);
        Assert.Contains("appid provisioning-emulator", refusal.Finding.Message, StringComparison.Ordinal);
    }
}
