namespace Provisioning.Testing.Servers;

/// <summary>
/// Time passes at once where somebody waits to try again, and not at all where somebody waits for an answer, until the test
/// says that it has run out. So neither waiting nor the load of the machine decides what a test sees.
/// </summary>
/// <param name="patience">How long an answer is waited for.</param>
public sealed class HurriedClock(TimeSpan patience) : TimeProvider
{
    private readonly TimeSpan patience = patience;
    private readonly Lock gate = new();
    private readonly HashSet<HurriedTimer> waiting = [];

    /// <summary>How far it is ahead of the machine's clock.</summary>
    public TimeSpan Ahead { get; init; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HurriedTimer(
            this,
            () => callback(state),
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Whoever waits for an answer now has waited too long.</summary>
    public void RunOut()
    {
        HurriedTimer[] late;
        lock (gate)
        {
            late = [.. waiting];
            waiting.Clear();
        }

        foreach (var timer in late)
        {
            timer.Fire();
        }
    }

    private sealed class HurriedTimer(HurriedClock clock, Action callback, ITimer inner) : ITimer
    {
        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Hold(dueTime == clock.patience);
            return dueTime == clock.patience || inner.Change(IsShort(dueTime) ? TimeSpan.Zero : dueTime, period);
        }

        public void Dispose()
        {
            Hold(isHeld: false);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Hold(isHeld: false);
            return inner.DisposeAsync();
        }

        private bool IsShort(TimeSpan time) => time > TimeSpan.Zero && time < clock.patience;

        private void Hold(bool isHeld)
        {
            lock (clock.gate)
            {
                _ = isHeld ? clock.waiting.Add(this) : clock.waiting.Remove(this);
            }
        }
    }
}
