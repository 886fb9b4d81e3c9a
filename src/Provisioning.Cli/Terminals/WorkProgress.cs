using Provisioning.Applying;
using Provisioning.Cli.Views;
using Provisioning.Realms;

namespace Provisioning.Cli.Terminals;

/// <summary>
/// Shows that long work goes on: on a terminal one line that is drawn over and over, in a pipe a line every few seconds.
/// Work that is done sooner stays quiet. Adapters report from several threads, thousands of times.
/// </summary>
internal sealed class WorkProgress : IProgress<ReadProgress>, IProgress<ApplyProgress>, IAsyncDisposable
{
    private const string EraseLine = "\r\u001b[2K";

    /// <summary>What a terminal surely has: a line that wraps could not be drawn over.</summary>
    private const int Width = 79;

    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan DrawEvery = TimeSpan.FromSeconds(0.2);

    private readonly Answering answer;
    private readonly string title;
    private readonly Func<int> requests;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private string step = "begun";
    private bool drawn;

    private WorkProgress(Answering answer, string title, Func<int> requests)
    {
        (this.answer, this.title, this.requests) = (answer, title, requests);
        var every = answer.LiveProgress ? DrawEvery : LineEvery;
        timer = answer.Host.Clock.CreateTimer(_ => Show(), null, every, every);
    }

    /// <param name="title">What the work is, for people.</param>
    /// <param name="requests">How many requests it has sent so far.</param>
    public static async Task<T> WatchAsync<T>(Answering answer, string title, Func<int> requests, Func<WorkProgress, Task<T>> work)
    {
        var progress = new WorkProgress(answer, title, requests);
        await using (progress.ConfigureAwait(false))
        {
            return await work(progress).ConfigureAwait(false);
        }
    }

    public void Report(ReadProgress value) => Volatile.Write(
        ref step, value.Total > 0 ? $"{value.Done} of {value.Total} {value.What}" : $"{value.Done} {value.What}");

    public void Report(ApplyProgress value) => Volatile.Write(
        ref step, $"{value.Done} of {value.Total} done, {value.Total - value.Done} left");

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync().ConfigureAwait(false);
        if (drawn)
        {
            await answer.Host.Error.WriteAsync(EraseLine).ConfigureAwait(false);
            await answer.Host.Error.FlushAsync().ConfigureAwait(false);
        }
    }

    private void Show()
    {
        try
        {
            Draw();
        }
        catch (IOException)
        {
            // Nobody reads any more. The work is worth more than being watched, and a timer has nobody to tell.
            timer.Dispose();
        }
    }

    private void Draw()
    {
        var sent = requests();
        var text = $"{title}: {Volatile.Read(ref step)}" + (sent > 0 ? $", {Counting.Of(sent, "request")}" : string.Empty);
        // A slow terminal may hold one beat up until the next is there.
        lock (gate)
        {
            if (answer.LiveProgress)
            {
                var line = Page.Printable(text);
                answer.Host.Error.Write(EraseLine + (line.Length > Width ? line[..Width] : line));
                drawn = true;
            }
            else
            {
                answer.Narration.Line("  " + text, Tone.Quiet);
            }

            answer.Host.Error.Flush();
        }
    }
}
