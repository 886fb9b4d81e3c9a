using System.Net;

namespace Provisioning.Keycloak.Tests;

/// <summary>The administration client signs in once, again before its token ends, and again when the server ends it.</summary>
public sealed class TokenOfTheCaller
{
    [Fact]
    public async Task IsFetchedOnceHoweverManyWait()
    {
        using var server = new FakeServer(_ => (HttpStatusCode.OK, "[]"));
        using var gateway = server.Open(TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Record.ExceptionAsync(() => gateway.IssueSecretAsync($"sa-{i}", CancellationToken.None))));

        Assert.Equal(1, server.Tokens);
        Assert.Equal(21, server.Requests.Count);
    }

    [Fact]
    public async Task IsRenewedBeforeItEnds()
    {
        var clock = new SetClock();
        using var server = new FakeServer(_ => (HttpStatusCode.OK, "[]"));
        using var gateway = server.Open(clock);
        await Record.ExceptionAsync(() => gateway.IssueSecretAsync("sa-1", CancellationToken.None));

        clock.Now += TimeSpan.FromSeconds(44);
        await Record.ExceptionAsync(() => gateway.IssueSecretAsync("sa-1", CancellationToken.None));
        Assert.Equal(1, server.Tokens);
        clock.Now += TimeSpan.FromSeconds(2);
        await Record.ExceptionAsync(() => gateway.IssueSecretAsync("sa-1", CancellationToken.None));

        Assert.Equal(2, server.Tokens);
    }

    [Fact]
    public async Task IsFetchedAgainWhenTheServerEndsTheSession()
    {
        var refusals = 1;
        using var server = new FakeServer(_ => refusals-- > 0 ? (HttpStatusCode.Unauthorized, "{}") : (HttpStatusCode.OK, "[]"));
        using var gateway = server.Open(TimeProvider.System);

        await Record.ExceptionAsync(() => gateway.IssueSecretAsync("sa-1", CancellationToken.None));

        Assert.Equal(2, server.Tokens);
        Assert.Equal(4, server.Requests.Count);
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
