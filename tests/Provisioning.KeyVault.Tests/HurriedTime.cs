namespace Provisioning.KeyVault.Tests;

/// <summary>A clock on which every wait is over at once and takes its full time.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private long now;

    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref now));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref now, Math.Max(0, dueTime.Ticks));
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
