using System.Net;
using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests;

/// <summary>A user that is deleted after it was listed and before its grants are asked for.</summary>
public sealed class RealmThatChangesWhileItIsRead
{
    [Fact]
    public async Task IsReadAgain()
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        using var calm = server.Open();
        await FillAsync(calm);
        using var wire = new GrantsAsked(server, user => Task.FromResult(server.Ask(HttpMethod.Delete, $"users/{user}")), times: 1);

        using var gateway = wire.Open();
        await IsReadAgainAsync(gateway);
    }

    [RealServerFact(Server.Newest)]
    [Trait("Category", "RealServer")]
    public Task IsReadAgainOnTheNewestRelease() => IsReadAgainAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    [Trait("Category", "RealServer")]
    public Task IsReadAgainOnTheOldestRelease() => IsReadAgainAsync(Server.Oldest);

    [Fact]
    public async Task IsNotReadForEver()
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        using var calm = server.Open();
        await FillAsync(calm);
        using var wire = new GrantsAsked(server, _ => Task.CompletedTask, times: int.MaxValue) { Answer = HttpStatusCode.NotFound };
        using var gateway = wire.Open();

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.False(reading.Exists);
        Assert.Contains("is not there", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    private static async Task IsReadAgainAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.KeepMarksAsync();
        using var calm = realm.Open();
        await FillAsync(calm);
        using var sockets = new SocketsHttpHandler();
        using var wire = new GrantsAsked(sockets, user => realm.AskAsync(HttpMethod.Delete, $"users/{user}"), times: 1);
        using var http = new HttpClient(wire, disposeHandler: false) { BaseAddress = realm.Options.Url };
        using var gateway = new KeycloakGateway(realm.Options, TimeProvider.System, http);
        await IsReadAgainAsync(gateway);
    }

    /// <summary>What is read is the realm without the user: that is the one thing which differs.</summary>
    private static async Task IsReadAgainAsync(KeycloakGateway gateway)
    {
        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        Assert.Single(ContractRealm.PlanFor(reading.State, ContractRealm.Desired).Changes);
    }

    private static async Task FillAsync(KeycloakGateway gateway)
    {
        var plan = ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State, ContractRealm.Desired);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
    }

    /// <summary>Does something to the user before so many questions for grants are answered.</summary>
    private sealed class GrantsAsked(HttpMessageHandler server, Func<string, Task> before, int times) : DelegatingHandler(server)
    {
        private int asked;

        /// <summary>What is answered in place of the server; null lets it answer.</summary>
        public HttpStatusCode? Answer { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get
                && request.RequestUri!.AbsolutePath.Split('/') is [.., "users", var user, "role-mappings"]
                && Interlocked.Increment(ref asked) <= times)
            {
                await before(user);
                if (Answer is { } status)
                {
                    return new HttpResponseMessage(status) { RequestMessage = request };
                }
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
