using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

[NeedsServer(Server.Oldest)]
[Trait("Category", "RealServer")]
public sealed class RealmOnTheOldestRelease(RealmOnTheOldestRelease.Fixture fixture)
    : RealmOnAServer(fixture), IClassFixture<RealmOnTheOldestRelease.Fixture>
{
    public sealed class Fixture() : RealmFixture(Server.Oldest);
}
