namespace Provisioning.KeyVault.Requests;

/// <summary>
/// Keeps creates under the vault's limit: in any span of the window at most so many begin. Waiting here costs less than being
/// refused, because the limit is the vault's and others store secrets too.
/// </summary>
internal sealed class CreatePacer(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Queue<long> begun = new();
    private long pausedUntil;

    /// <summary>Returns when the next create may be sent.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (Take() is { } wait)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The vault refused one: the limit is used up, so nobody tries before that time.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (gate)
        {
            pausedUntil = Math.Max(pausedUntil, time.GetTimestamp() + Ticks(wait));
        }
    }

    /// <summary>Takes a place and answers null, or takes none and says how long to wait.</summary>
    private TimeSpan? Take()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            while (begun.TryPeek(out var oldest) && oldest + Ticks(window) <= now)
            {
                begun.Dequeue();
            }

            var free = begun.Count < limit ? now : begun.Peek() + Ticks(window);
            if (Math.Max(free, pausedUntil) is var from && from > now)
            {
                // A timer may fire a little early, and a wait of nothing would spin.
                return time.GetElapsedTime(now, from) + TimeSpan.FromMilliseconds(1);
            }

            begun.Enqueue(now);
            return null;
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
