using Microsoft.Extensions.Time.Testing;
using Provisioning.Applying;
using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;
using Provisioning.Realms;

namespace Provisioning.Cli.Tests;

public sealed class WorkThatTakesLong : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly StringWriter shown = new() { NewLine = "\n" };
    private readonly StringReader nothing = new(string.Empty);
    private readonly Workplace workplace = new();

    public void Dispose()
    {
        workplace.Dispose();
        shown.Dispose();
        nothing.Dispose();
    }

    [Fact]
    public async Task SaysInAPipeEveryFewSecondsWhatIsDoneAndLeft()
    {
        await WatchAsync(progress =>
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            progress.Report(new ReadProgress("clients", 250, 0));
            clock.Advance(TimeSpan.FromSeconds(1));
            progress.Report(new ReadProgress("roles and their holders", 30, 900));
            progress.Report(new ReadProgress("roles and their holders", 31, 900));
            clock.Advance(TimeSpan.FromSeconds(5));
            progress.Report(new ApplyProgress(ApplyPhase.Realm, 1200, 8000, "client:x"));
            clock.Advance(TimeSpan.FromSeconds(5));
        });

        Assert.Equal(
            """
              Reading dev: 250 clients, 7 requests
              Reading dev: 31 of 900 roles and their holders, 7 requests
              Reading dev: 1200 of 8000 done, 6800 left, 7 requests

            """,
            shown.ToString());
    }

    [Fact]
    public async Task IsSeenToLiveWhenNothingIsReported()
    {
        await WatchAsync(_ => clock.Advance(TimeSpan.FromSeconds(10)));

        Assert.Equal("  Reading dev: begun, 7 requests\n  Reading dev: begun, 7 requests\n", shown.ToString());
    }

    [Fact]
    public async Task IsQuietInAPipeWhenItIsDoneSooner()
    {
        await WatchAsync(progress =>
        {
            progress.Report(new ReadProgress("clients", 250, 0));
            clock.Advance(TimeSpan.FromSeconds(4.9));
        });
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Empty(shown.ToString());
    }

    [Fact]
    public async Task IsOneLineOnATerminalThatIsGoneInTheEnd()
    {
        workplace.OnATerminal = true;
        await WatchAsync(progress =>
        {
            progress.Report(new ReadProgress("clients", 250, 0));
            clock.Advance(TimeSpan.FromSeconds(0.2));
            progress.Report(new ReadProgress("clients", 500, 0));
            clock.Advance(TimeSpan.FromSeconds(0.2));
        });

        const string Erase = "\r\u001b[2K";
        Assert.Equal($"{Erase}Reading dev: 250 clients, 7 requests{Erase}Reading dev: 500 clients, 7 requests{Erase}", shown.ToString());
    }

    [Fact]
    public async Task NeverWrapsOnATerminal()
    {
        workplace.OnATerminal = true;
        await WatchAsync(progress =>
        {
            progress.Report(new ReadProgress(new string('x', 200), 1, 0));
            clock.Advance(TimeSpan.FromSeconds(0.2));
        });

        Assert.All(shown.ToString().Split("\r\u001b[2K"), line => Assert.InRange(line.Length, 0, 79));
    }

    [Fact]
    public async Task GoesOnWhenNobodyReadsAnyMore()
    {
        using var closed = new ClosedPipe();
        var done = await WorkProgress.WatchAsync(Answer(closed), "Reading dev", () => 7, _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            return Task.FromResult(true);
        });

        Assert.True(done);
        Assert.Equal(1, closed.Attempts);
    }

    private Task<bool> WatchAsync(Action<WorkProgress> work) => WorkProgress.WatchAsync(Answer(shown), "Reading dev", () => 7, progress =>
    {
        work(progress);
        return Task.FromResult(true);
    });

    private Answering Answer(TextWriter error)
    {
        workplace.Clock = clock;
        var host = workplace.Host(TextWriter.Null, error, nothing);
        return new Answering(host, CommandTree.Create(host).Parse("rules"));
    }

    private sealed class ClosedPipe : StringWriter
    {
        public int Attempts { get; private set; }

        public override void Write(char[] buffer, int index, int count) => Refuse();

        public override void Write(string? value) => Refuse();

        public override void Write(char value) => Refuse();

        private void Refuse()
        {
            Attempts++;
            throw new IOException("Broken pipe");
        }
    }
}
