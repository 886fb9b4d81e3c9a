using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Wire;

/// <summary>A write that was repeated while the first went on counts as done only when the object holds what was sent, once.</summary>
public sealed class ApplyWithWritesThatOverlap
{
    [Fact]
    public Task LeavesEachAttributeOfANewServiceAccountOnce() => EndAsync("users", [ContractRealm.Desired]);

    [Fact]
    public Task LeavesEachAttributeOfAChangedServiceAccountAndUserOnce() => EndAsync("users", [ContractRealm.Desired, ContractRealm.Changed]);

    [Fact]
    public Task LeavesEachAttributeOfAChangedRoleOnce() => EndAsync("roles-by-id", [ContractRealm.Desired, ContractRealm.Changed]);

    /// <summary>All but the last goal are reached in peace.</summary>
    private static async Task EndAsync(string path, RealmState[] goals)
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V24);
        using var calm = server.Open();
        foreach (var goal in goals[..^1])
        {
            await ApplyAsync(calm, goal);
        }

        using var wire = new OverlappingWrites(server, path);
        using var client = new HttpClient(wire) { BaseAddress = FakeRealms.Options.Url };
        using var gateway = new KeycloakGateway(FakeRealms.Options, TimeProvider.System, client);
        await ApplyAsync(gateway, goals[^1]);

        Assert.NotEmpty(wire.Attempts);
        Assert.All(wire.Attempts, a => Assert.Equal(3, a.Value));
        Assert.Empty(ContractRealm.PlanFor((await calm.ReadAsync(CancellationToken.None)).State, goals[^1]).Changes);
    }

    private static async Task ApplyAsync(KeycloakGateway gateway, RealmState goal)
    {
        var reading = await gateway.ReadAsync(CancellationToken.None);
        var plan = ContractRealm.PlanFor(reading.State, goal);
        Assert.NotEmpty(plan.Changes);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
    }
}
