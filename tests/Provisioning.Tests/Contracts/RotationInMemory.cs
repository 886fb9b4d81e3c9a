using Provisioning.Realms;
using Provisioning.Testing.Realms;

namespace Provisioning.Tests.Contracts;

/// <summary>The fake that tests of rotations trust does with secrets what servers do.</summary>
public sealed class RotationInMemory : SecretRotationContract
{
    protected override Task<IRealmGateway> OpenAsync() => Task.FromResult<IRealmGateway>(new InMemoryRealm(KeycloakRealm.Fresh("contract")));
}
