using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests;

/// <summary>
/// Whatever somebody adds to what is ours or takes from it is found, from whichever side grants are read, and nothing else
/// is; an apply takes it back.
/// </summary>
public sealed class ChangesMadeByHand
{
    /// <summary>More than there are roles in the realm, so that who may see every role reads by role.</summary>
    private const int TechnicalUsers = 50;

    private const string Viewer = "provisioning-viewer";

    [Fact]
    public Task AreFoundFromBothSidesOnAFakeOfRelease24() => OnAFakeAsync(KeycloakRelease.V24);

    [Fact]
    public Task AreFoundFromBothSidesOnAFakeOfRelease26() => OnAFakeAsync(KeycloakRelease.V26);

    [RealServerFact(Server.Newest)]
    [Trait("Category", "RealServer")]
    public Task AreFoundFromBothSidesOnTheNewestRelease() => OnAServerAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    [Trait("Category", "RealServer")]
    public Task AreFoundFromBothSidesOnTheOldestRelease() => OnAServerAsync(Server.Oldest);

    private static async Task OnAFakeAsync(KeycloakRelease release)
    {
        using var server = FakeRealms.Writable(release);
        using var writer = server.Open();
        await MakeAsync(writer);
        await ChangeAsync(new HandOnARealm((method, path, body) => Task.FromResult(server.Ask(method, path, body))));
        var byRole = await ReadAsync(writer);
        server.Rights = TestRealm.Reading;
        using var viewer = server.Open();
        AreFound(byRole, await ReadAsync(viewer));

        server.Rights = ["realm-admin"];
        using var administrator = server.Open();
        await AreTakenBackAsync(administrator);
    }

    private static async Task OnAServerAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        await realm.AddCallerAsync(Viewer, TestRealm.Reading);
        using var writer = realm.Open();
        await MakeAsync(writer);
        await ChangeAsync(new HandOnARealm(realm.AskAsync));
        using var viewer = realm.OpenAs(Viewer);
        AreFound(await ReadAsync(writer), await ReadAsync(viewer));

        await realm.GrantAsync(TestRealm.AdministrationClient, "realm-admin");
        using var administrator = realm.Open();
        await AreTakenBackAsync(administrator);
    }

    private static async Task MakeAsync(KeycloakGateway gateway)
    {
        await ApplyAsync(gateway, Plan(await ReadAsync(gateway)));
        Assert.Empty(Plan(await ReadAsync(gateway)).Changes);
    }

    /// <summary>One kind of change for each technical user, by its number.</summary>
    private static async Task ChangeAsync(HandOnARealm hand)
    {
        var manageUsers = new RoleRef(KeycloakBuiltIns.RealmManagement, "manage-users");
        await hand.GrantAsync(Named(1), new RoleRef(KeycloakBuiltIns.RealmManagement, "realm-admin"));
        await hand.GrantAsync(Named(2), await hand.MakeRoleAsync(new RoleRef(Named(2), "by hand")));
        await hand.GrantAsync(Named(3), await hand.MakeRoleAsync(new RoleRef(Named(4), "leads to more"), manageUsers));
        await hand.GrantAsync(Named(5), await hand.MakeRoleAsync(RoleRef.OfRealm("made-by-hand"), manageUsers));
        await hand.GrantAsync(Named(6), RoleRef.OfRealm("offline_access"));
        await hand.JoinAsync(Named(7), "by-hand");
        await hand.ChangeScopeAsync(HttpMethod.Put, Named(8), "email");
        await hand.ChangeScopeAsync(HttpMethod.Delete, Named(9), KeycloakBuiltIns.RolesScope);
        await hand.ChangeClientAsync(Named(10), c => c["protocolMappers"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["name"] = "by hand",
            ["protocol"] = "openid-connect",
            ["protocolMapper"] = "oidc-hardcoded-role-mapper",
            ["config"] = new JsonObject { ["role"] = "realm-management.realm-admin" },
        }));
        await hand.ChangeUserAsync(Named(11), u => u["attributes"]!["bpn"] = new JsonArray("BPNL0000SOMEBODY"));
        await hand.ChangeClientAsync(Named(12), c => c["attributes"]!["by.hand"] = "true");
        await hand.ChangeClientAsync(Named(13), c => c["fullScopeAllowed"] = true);
        await hand.ChangeUserAsync(Named(14), u => u["enabled"] = false);
        await hand.AddMemberAsync(new RoleRef(ContractRealm.Application, "Data Reader"), new RoleRef(ContractRealm.Application, "update_data"));
        await hand.LetThroughAsync($"grant:{ContractRealm.Application}/update_data", manageUsers);
    }

    private static void AreFound(RealmReading byRole, RealmReading byUser)
    {
        Assert.InRange(byRole.Requests, 1, byUser.Requests - 1);
        Assert.Equal(byUser.State, byRole.State);
        int[] unchanged = [4];
        var expected = Enumerable.Range(1, 14).Except(unchanged).Select(i => new Address(ObjectKind.Client, Named(i)))
            .Append(new Address(ObjectKind.Role, $"{ContractRealm.Application}/Data Reader"))
            .Append(new Address(ObjectKind.ClientScope, $"grant:{ContractRealm.Application}/update_data"));
        var changes = Plan(byRole).Changes;
        Assert.Equal(expected.Order(), changes.Select(c => c.Address).Order());
        Assert.All(changes, c => Assert.Equal((ChangeAction.Update, ChangeReason.Drifted), (c.Action, c.Reason)));
    }

    private static async Task AreTakenBackAsync(KeycloakGateway administrator)
    {
        await ApplyAsync(administrator, Plan(await ReadAsync(administrator)));
        Assert.Empty(Plan(await ReadAsync(administrator)).Changes);
    }

    private static async Task ApplyAsync(KeycloakGateway gateway, Plan plan) =>
        Assert.All(
            await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None),
            o => Assert.True(o.Done, $"{o.Address}: {o.Error}"));

    private static Plan Plan(RealmReading reading) => ContractRealm.PlanFor(reading.State, ContractRealm.Crowd(TechnicalUsers));

    private static async Task<RealmReading> ReadAsync(KeycloakGateway gateway)
    {
        var reading = await gateway.ReadAsync(CancellationToken.None);
        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        return reading;
    }

    private static string Named(int technicalUser) => $"contract-sa-{technicalUser}";
}
