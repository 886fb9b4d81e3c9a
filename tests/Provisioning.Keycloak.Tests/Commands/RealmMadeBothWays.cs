using System.Text;
using Provisioning.Cli.Tests;
using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Representations;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>
/// The same declarations, made a realm file by one run of the command and a realm on a server by another: the two differ in what a
/// server adds by itself and in nothing else.
/// </summary>
[Trait("Category", "RealServer")]
public sealed class RealmMadeBothWays
{
    private const string PasswordUser = "acme-cicd@acme.example";

    private static readonly string[] Stacks = ["acme.dev", "platform.dev"];

    [RealServerFact(Server.Newest)]
    public Task IsTheSameOnTheNewestRelease() => IsTheSameAsync(
        Server.Newest,
        [
            "attributes of technical users, added by the server: backchannel.logout.revoke.offline.tokens, backchannel.logout.session.required, client.secret.creation.time, realm_client",
            "default scopes of technical users, added by the server: service_account",
            "default scopes of technical users, in the file only: ",
            "mappers of technical users, added by the server: ",
            "clients of the server only: provisioning-admin",
            "client scopes of the file only: ",
            "attributes of users with a password, added when it was set: provisioning.password, provisioning.password.set",
        ]);

    [RealServerFact(Server.Oldest)]
    public Task IsTheSameOnTheOldestRelease() => IsTheSameAsync(
        Server.Oldest,
        [
            "attributes of technical users, added by the server: backchannel.logout.revoke.offline.tokens, backchannel.logout.session.required, client.secret.creation.time",
            "default scopes of technical users, added by the server: ",
            "default scopes of technical users, in the file only: basic",
            "mappers of technical users, added by the server: Client Host, Client ID, Client IP Address",
            "clients of the server only: provisioning-admin",
            "client scopes of the file only: basic, service_account",
            "attributes of users with a password, added when it was set: provisioning.password, provisioning.password.set",
        ]);

    private static async Task IsTheSameAsync(string variable, string[] differences)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        using var workplace = ShopOnAServer.Open(realm);
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant($$"""
            "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } },
            "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } },
            "pipeline": { "description": "Releases orders", "clientId": "{{PasswordUser}}", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } }
            """));
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        workplace.Variables["PROVISIONING__DEV__REALM__KIND"] = "file";
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var file = RealmRepresentation.Read(new SourceFile(ShopProject.Realm, Encoding.UTF8.GetBytes(workplace.Read(ShopProject.Realm)))).State;
        using var gateway = realm.Open();
        var server = (await gateway.ReadAsync(RealmQuery.Everything with { Users = [PasswordUser] }, new Progress<ReadProgress>(), CancellationToken.None)).State;

        var ours = OwnedPart.Of(file, Stacks);
        Assert.Equal(ours, OwnedPart.Of(server, Stacks));
        Assert.Equal((4, 5, 2, 1), (ours.Clients.Count, ours.Roles.Count, ours.ClientScopes.Count, ours.Users.Count));
        var found = string.Join('\n', Differences(server, file));
        Assert.True(string.Join('\n', differences) == found, found);
        Assert.Equal(file.DefaultRole, server.DefaultRole);
        Assert.Equal(file.Roles.Keys.Where(r => !KeycloakBuiltIns.IsBuiltIn(r)), server.Roles.Keys.Where(r => !KeycloakBuiltIns.IsBuiltIn(r)));
    }

    private static IEnumerable<string> Differences(RealmState server, RealmState file)
    {
        var technicalUsers = server.Clients.Values.Where(c => c.IsTechnicalUser && Stacks.Contains(c.Stack)).ToList();
        string Added(string what, Func<Client, IEnumerable<string>> names) =>
            $"{what} of technical users, added by the server: {List(technicalUsers.SelectMany(c => names(c).Except(names(file.Clients[c.ClientId]))))}";

        yield return Added("attributes", c => c.Attributes.Keys);
        yield return Added("default scopes", c => c.DefaultScopes);
        yield return $"default scopes of technical users, in the file only: {List(technicalUsers.SelectMany(c => file.Clients[c.ClientId].DefaultScopes.Except(c.DefaultScopes)))}";
        yield return Added("mappers", c => c.Mappers.Keys);
        yield return $"clients of the server only: {List(server.Clients.Keys.Except(file.Clients.Keys))}";
        yield return $"client scopes of the file only: {List(file.ClientScopes.Keys.Except(server.ClientScopes.Keys))}";
        yield return "attributes of users with a password, added when it was set: "
            + List(server.Users[PasswordUser].Attributes.Keys.Except(file.Users[PasswordUser].Attributes.Keys));
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));
}
