using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Wire;

/// <summary>Whether a request is sent again is decided by what the answer means, which the status alone does not tell.</summary>
public sealed class RepetitionsByMeaning
{
    private const int Attempts = 3;

    private const string Update = "clients/1";

    /// <summary>What passes when a moment has passed.</summary>
    public static TheoryData<HttpStatusCode, string> Passing => new()
    {
        { HttpStatusCode.Conflict, """{"errorMessage":"Duplicate resource error"}""" },
        { HttpStatusCode.BadRequest, """{"errorMessage":"Could not add user role or group mappings!"}""" },
        { HttpStatusCode.BadRequest, """{"error":"unknown_error","error_description":"Deadlock detected"}""" },
        { HttpStatusCode.InternalServerError, """{"error":"unknown_error","error_description":"For more on this error consult the server log."}""" },
        { HttpStatusCode.TooManyRequests, "{}" },
        { HttpStatusCode.RequestTimeout, "{}" },
        { HttpStatusCode.BadGateway, "<html>a proxy</html>" },
        { HttpStatusCode.ServiceUnavailable, "{}" },
        { HttpStatusCode.GatewayTimeout, "{}" },
    };

    /// <summary>What stays as it is, however often it is asked for.</summary>
    public static TheoryData<HttpStatusCode, string> Lasting => new()
    {
        { HttpStatusCode.BadRequest, """{"errorMessage":"Unexpected name"}""" },
        { HttpStatusCode.Forbidden, """{"error":"HTTP 403 Forbidden"}""" },
        { HttpStatusCode.NotFound, """{"error":"Could not find client"}""" },
        { HttpStatusCode.MethodNotAllowed, "{}" },
        { HttpStatusCode.NotImplemented, "{}" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task EndWithTheFirstAnswerThatIsOne(HttpStatusCode status, string body)
    {
        var refusals = Attempts - 1;
        using var server = new FakeServer(_ => refusals-- > 0 ? (status, body) : (HttpStatusCode.NoContent, string.Empty));

        await server.OpenApi().WriteAsync(HttpMethod.Put, $"clients/1", new JsonObject(), Rights.ManageClients, CancellationToken.None);

        Assert.Equal(Attempts, CountOf(server));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task EndAfterAFewAttempts(HttpStatusCode status, string body)
    {
        using var server = new FakeServer(_ => (status, body));

        var refusal = await Assert.ThrowsAsync<KeycloakException>(
            () => server.OpenApi().WriteAsync(HttpMethod.Put, $"clients/1", new JsonObject(), Rights.ManageClients, CancellationToken.None));

        Assert.Equal(Attempts, CountOf(server));
        Assert.Contains($"{(int)status}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task AreNotTriedWhereTheAnswerStays(HttpStatusCode status, string body)
    {
        using var server = new FakeServer(_ => (status, body));

        await Assert.ThrowsAsync<KeycloakException>(
            () => server.OpenApi().WriteAsync(HttpMethod.Put, $"clients/1", new JsonObject(), Rights.ManageClients, CancellationToken.None));

        Assert.Equal(1, CountOf(server));
    }

    /// <summary>Two answers mean that it is there, whoever made it; which one decides a look, not another attempt.</summary>
    [Fact]
    public async Task OfACreationAreNotTriedWhereTheNameIsTaken()
    {
        using var server = new FakeServer(_ => (HttpStatusCode.Conflict, """{"errorMessage":"Client x already exists"}"""));

        Assert.Null(await server.OpenApi().CreateAsync($"clients/1", new JsonObject(), Rights.ManageClients, CancellationToken.None));

        Assert.Equal(1, CountOf(server));
    }

    /// <summary>Its own word counts more than the second that would be waited otherwise.</summary>
    [Fact]
    public async Task WaitAsLongAsTheServerSays()
    {
        var clock = new NotingClock();
        var refusals = 1;
        using var overloaded = new Overloaded(() => refusals-- > 0);
        using var http = new HttpClient(overloaded, disposeHandler: false) { BaseAddress = FakeRealms.Options.Url };
        using var gateway = new KeycloakGateway(FakeRealms.Options with { RetryDelay = TimeSpan.FromSeconds(1) }, clock, http);

        await Record.ExceptionAsync(() => gateway.IssueSecretAsync("sa-1", CancellationToken.None));

        Assert.Contains(TimeSpan.FromSeconds(7), clock.Waits);
    }

    /// <summary>A write of a user goes another way than most, because it must be looked at before it is repeated.</summary>
    [Fact]
    public async Task OfAUserWaitAsLongAsTheServerSays()
    {
        var clock = new NotingClock();
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        using var overloaded = new OverloadedOnce(server);
        using var http = new HttpClient(overloaded, disposeHandler: false) { BaseAddress = FakeRealms.Options.Url };
        using var gateway = new KeycloakGateway(FakeRealms.Options with { RetryDelay = TimeSpan.FromSeconds(1) }, clock, http);
        var plan = ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State);

        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);

        Assert.All(outcomes, o => Assert.True(o.Done, $"{o.Address}: {o.Error}"));
        Assert.Contains(TimeSpan.FromSeconds(7), clock.Waits);
        Assert.Equal(0, overloaded.Left);
        Assert.Empty(ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State).Changes);
    }

    /// <summary>The answer to each creation is lost after the work was done: each is looked up, found ours, and not made a second time.</summary>
    [Fact]
    public async Task OfWhatMayHaveHappenedComeAfterALook()
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        using var losing = new LosingAnswers(server);
        using var http = new HttpClient(losing, disposeHandler: false) { BaseAddress = FakeRealms.Options.Url };
        using var gateway = new KeycloakGateway(FakeRealms.Options, TimeProvider.System, http);
        var plan = ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State);

        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);

        Assert.All(outcomes, o => Assert.True(o.Done, $"{o.Address}: {o.Error}"));
        Assert.Empty(ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State).Changes);
        Assert.InRange(losing.Lost, plan.Changes.Count(c => c.Action == ChangeAction.Create), int.MaxValue);
        AreLookedUp([.. server.Requests], "POST clients", "GET clients");
        AreLookedUp([.. server.Requests], "POST client-scopes", "GET client-scopes");
        AreLookedUp([.. server.Requests], "POST users", "GET users");
    }

    /// <summary>Behind the last attempt to make something comes a look for it.</summary>
    private static void AreLookedUp(string[] requests, string creation, string look)
    {
        var last = Array.FindLastIndex(requests, r => r == creation);
        Assert.NotEqual(-1, last);
        Assert.Contains(requests[last..], r => r == look);
    }

    private static int CountOf(FakeServer server) => server.Requests.Count(r => r.Line.EndsWith(Update, StringComparison.Ordinal));

    /// <summary>Does the work and loses the first answer to each creation.</summary>
    private sealed class LosingAnswers(HttpMessageHandler server) : DelegatingHandler(server)
    {
        private readonly HashSet<string> seen = [];
        private readonly Lock gate = new();

        public int Lost => seen.Count;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
            var answer = await base.SendAsync(request, cancellationToken);
            bool isLost;
            lock (gate)
            {
                isLost = answer.StatusCode == HttpStatusCode.Created && seen.Add(request.RequestUri + sent);
            }

            if (!isLost)
            {
                return answer;
            }

            answer.Dispose();
            throw new HttpRequestException("The connection was reset.");
        }
    }

    /// <summary>Refuses with <c>Retry-After</c> and answers emptily else.</summary>
    private sealed class Overloaded(Func<bool> isOverloaded) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(isOverloaded() ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound) { RequestMessage = request };
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return Task.FromResult(answer);
        }
    }

    /// <summary>Refuses the first write of a user with <c>Retry-After</c>, and does everything else.</summary>
    private sealed class OverloadedOnce(HttpMessageHandler server) : DelegatingHandler(server)
    {
        private int left = 1;

        public int Left => Math.Max(left, 0);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isOfAUser = request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.Split('/') is [.., "users", _];
            if (!isOfAUser || Interlocked.Decrement(ref left) < 0)
            {
                return base.SendAsync(request, cancellationToken);
            }

            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return Task.FromResult(answer);
        }
    }

    /// <summary>Passes at once whatever is waited for, and remembers how long it would have been.</summary>
    private sealed class NotingClock : TimeProvider
    {
        private readonly HurriedClock inner = new(new KeycloakOptions { Url = FakeRealms.Options.Url, Realm = FakeRealms.Name, SignIn = FakeRealms.Options.SignIn }.RequestTimeout);

        public ConcurrentBag<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return inner.CreateTimer(callback, state, dueTime, period);
        }
    }
}
