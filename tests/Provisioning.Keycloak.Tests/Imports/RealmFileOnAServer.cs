using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Imports;

/// <summary>
/// A server on a realm file that <c>up</c> wrote has what is declared. The file holds no secret, so the server made one for each
/// client: those are read into the vault, and nothing else is left to do.
/// </summary>
public abstract class RealmFileOnAServer(ImportedRealms realms)
{
    [ContractFact]
    public Task OfTheRepositoryHasAnEmptyPreview() => HasAnEmptyPreviewAsync(realms.Repository);

    [ContractFact]
    public Task OfTheShopHasAnEmptyPreview() => HasAnEmptyPreviewAsync(realms.Shop);

    [ContractFact]
    public async Task GivesTokensAsDeclaredOnceItsSecretsAreInTheVault()
    {
        var up = (await realms.Shop.RunAsync("up", "*.dev", "--yes", "--format", "json")).Expect(0);

        var applied = up.Json.GetProperty("environments")[0].GetProperty("applied");
        Assert.Empty(applied.GetProperty("done").EnumerateArray());
        Assert.Equal(4, applied.GetProperty("secrets").GetArrayLength());
        (await realms.Shop.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
        foreach (var technicalUser in new[] { "reader", "manager", "watch" })
        {
            var explained = (await realms.Shop.RunAsync("explain", "acme.dev", technicalUser, "--sign-in")).Expect(0);
            Assert.Contains("A real token has the same roles, audience and bpn.", explained.Output, StringComparison.Ordinal);
        }
    }

    private static async Task HasAnEmptyPreviewAsync(Workplace project)
    {
        var preview = (await project.RunAsync("preview", "*.dev", "--format", "json")).Expect(0);
        var environment = preview.Json.GetProperty("environments")[0];
        Assert.Empty(environment.GetProperty("changes").EnumerateArray());
        Assert.DoesNotContain(environment.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "error");
    }
}

[NeedsServer(KeycloakHome.Newest)]
[Trait("Category", "RealServer")]
public sealed class RealmFileOnTheNewestRelease(RealmFileOnTheNewestRelease.Fixture realms)
    : RealmFileOnAServer(realms), IClassFixture<RealmFileOnTheNewestRelease.Fixture>
{
    public sealed class Fixture() : ImportedRealms(KeycloakHome.Newest);
}

[NeedsServer(KeycloakHome.Oldest)]
[Trait("Category", "RealServer")]
public sealed class RealmFileOnTheOldestRelease(RealmFileOnTheOldestRelease.Fixture realms)
    : RealmFileOnAServer(realms), IClassFixture<RealmFileOnTheOldestRelease.Fixture>
{
    public sealed class Fixture() : ImportedRealms(KeycloakHome.Oldest);
}
