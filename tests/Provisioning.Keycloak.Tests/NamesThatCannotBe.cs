using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests;

/// <summary>What the server would answer with 500, or take for another address, is found before anything is sent.</summary>
public sealed class NamesThatCannotBe : IDisposable
{
    private readonly FakeKeycloak server = FakeRealms.Writable(KeycloakRelease.V26);

    public static TheoryData<string> Names => ["", ".", "..", " x", "x\n", new string('x', 256)];

    public void Dispose() => server.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public Task OfRolesAreNotSent(string name) => IsNotSentAsync(new Role { Ref = new RoleRef(ContractRealm.Application, name) });

    [Theory]
    [MemberData(nameof(Names))]
    public Task OfClientsAreNotSent(string name) => IsNotSentAsync(new Client { ClientId = name });

    [Theory]
    [MemberData(nameof(Names))]
    public Task OfClientScopesAreNotSent(string name) => IsNotSentAsync(new ClientScope { Name = name });

    [Fact]
    public Task OfTechnicalUsersLeaveRoomForTheirUsers() =>
        IsNotSentAsync(new Client { ClientId = new string('x', 240), ServiceAccount = new ServiceAccount() });

    [Fact]
    public Task OrTextsThatAreTooLongAreNotSent() => IsNotSentAsync(new Client { ClientId = "x", Description = new string('x', 256) });

    [Fact]
    public Task OrAttributesThatAreTooLongAreNotSent() => IsNotSentAsync(
        new Client { ClientId = "x", Attributes = Map<string, string>.From([new(new string('x', 256), "1")]) });

    [Fact]
    public async Task OfTheGreatestLengthAreTaken()
    {
        var outcomes = await ApplyAsync(
            new Client { ClientId = new string('a', 255) },
            new Client { ClientId = new string('b', 239), ServiceAccount = new ServiceAccount() },
            new ClientScope { Name = new string('c', 255) });

        Assert.Equal(3, outcomes.Length);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
    }

    /// <summary>Not even what comes before it in the plan is sent.</summary>
    private async Task IsNotSentAsync(IRealmObject unfit)
    {
        var outcome = Assert.Single(await ApplyAsync(new Client { ClientId = "fit" }, unfit));

        Assert.Equal(unfit.Address, outcome.Address);
        Assert.False(outcome.Done);
        Assert.Empty(server.Requests);
    }

    private async Task<ImmutableArray<ChangeOutcome>> ApplyAsync(params IRealmObject[] items)
    {
        using var gateway = server.Open();
        var changes = items.Select((item, wave) => new Change
        {
            Address = item.Address,
            Action = ChangeAction.Create,
            Reason = ChangeReason.Declared,
            Stack = ContractRealm.Stack,
            Wave = wave,
            After = item,
        });
        return await gateway.ApplyAsync([.. changes], new Progress<ChangeOutcome>(), CancellationToken.None);
    }
}
