using Provisioning.Testing.Contracts;
using Provisioning.Testing.Servers.Keycloak;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests.Wire;

/// <summary>Whatever happens to requests, a run reports the truth, and the next one does the rest.</summary>
public sealed class ApplyOverAFaultyWire(ITestOutputHelper output)
{
    [Fact]
    public Task EndsAsPlannedOrSaysWhatIsLeftOnAFakeOfRelease24() => OnAFakeAsync(KeycloakRelease.V24);

    [Fact]
    public Task EndsAsPlannedOrSaysWhatIsLeftOnAFakeOfRelease26() => OnAFakeAsync(KeycloakRelease.V26);

    [RealServerFact(Server.Newest)]
    [Trait("Category", "RealServer")]
    public Task EndsAsPlannedOrSaysWhatIsLeftOnTheNewestRelease() => OnAServerAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    [Trait("Category", "RealServer")]
    public Task EndsAsPlannedOrSaysWhatIsLeftOnTheOldestRelease() => OnAServerAsync(Server.Oldest);

    private async Task OnAFakeAsync(KeycloakRelease release)
    {
        using var server = FakeRealms.Writable(release);
        using var calm = server.Open();
        await new FaultyRuns(FakeRealms.Options, server, output).ConvergeAsync(calm, wantedFaults: 1000);
    }

    private async Task OnAServerAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        using var calm = realm.Open();
        using var server = new SocketsHttpHandler();
        await new FaultyRuns(realm.Options, server, output).ConvergeAsync(calm, wantedFaults: 200);
    }
}
