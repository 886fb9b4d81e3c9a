using Provisioning.Local.Realms;
using Provisioning.Realms;
using Provisioning.Testing.Realms;

namespace Provisioning.Local.Tests.Realms;

/// <summary>The realm file keeps what every gateway promises.</summary>
public sealed class RealmInAFile : RealmGatewayContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("provisioning-").FullName;

    protected override Task<IRealmGateway> OpenAsync() => OpenAgainAsync();

    protected override Task<IRealmGateway> OpenAgainAsync() => Task.FromResult<IRealmGateway>(
        new RealmFileGateway(Path.Combine(folder, "realms/contract.json"), "contract", "realms/contract.json", TimeProvider.System));

    protected override Task CloseAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
