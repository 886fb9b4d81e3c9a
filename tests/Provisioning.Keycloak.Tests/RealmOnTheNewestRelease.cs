using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

[NeedsServer(Server.Newest)]
[Trait("Category", "RealServer")]
public sealed class RealmOnTheNewestRelease(RealmOnTheNewestRelease.Fixture fixture)
    : RealmOnAServer(fixture), IClassFixture<RealmOnTheNewestRelease.Fixture>
{
    public sealed class Fixture() : RealmFixture(Server.Newest);
}
