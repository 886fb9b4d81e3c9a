using Provisioning.Local.Files;
using Provisioning.Secrets;

namespace Provisioning.Local.Tests.Secrets;

/// <summary>Calls and runs that write the secret file at the same time, or are stopped while they do.</summary>
public sealed class RunsSideBySide : IDisposable
{
    private readonly SecretFile file = new();

    public static TheoryData<string> Steps => [.. Enum.GetNames<FileStep>()];

    [Fact]
    public async Task LoseNoSecret()
    {
        using var one = file.Open("same");
        using var other = file.Open("same");

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : other).SetAsync(
            new SecretRef($"secret-{i:D2}", $"sa-{i}", "acme.dev"), new SecretValue($"value {i}"), new(), CancellationToken.None)));

        Assert.Equal(60, (await one.ListAsync(CancellationToken.None)).Length);
        Assert.Equal("value 41", (await other.RevealAsync("secret-41", CancellationToken.None))!.Reveal());
    }

    [Fact]
    public async Task ShareTheirWrites()
    {
        var writes = 0;
        using var store = file.Open("same", step => writes += step == FileStep.Replace ? 1 : 0);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => store.SetAsync(
            new SecretRef($"secret-{i:D3}", $"sa-{i}", "acme.dev"), new SecretValue("x"), new(), CancellationToken.None)));

        Assert.Equal(200, (await store.ListAsync(CancellationToken.None)).Length);
        Assert.InRange(writes, 1, 100);
    }

    [Fact]
    public async Task GiveUpOnALockThatIsNeverReleased()
    {
        using var held = new FileStream(file.FilePath + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var store = file.Open("same", time: new HurriedTime());

        var code = await file.RefusalAsync(() => store.SetAsync(SecretFile.Reader, new SecretValue("x"), new(), CancellationToken.None));

        Assert.Equal("VLT-009", code);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KeepEveryOldSecretWhenStopped(string stoppedAt)
    {
        var step = Enum.Parse<FileStep>(stoppedAt);
        await file.SetAsync("same", "old");
        using var store = file.Open("same", StopAt(step));

        await Assert.ThrowsAsync<StoppedException>(
            () => store.SetAsync(SecretFile.Writer, new SecretValue("new"), new(), CancellationToken.None));

        Assert.Equal("old", await file.RevealAsync("same"));
        Assert.Equal(step < FileStep.FlushFolder ? null : "new", await file.RevealAsync("same", SecretFile.Writer));
        await file.SetAsync("same", "newer", SecretFile.Writer);
        Assert.Equal("newer", await file.RevealAsync("same", SecretFile.Writer));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task FindTheKeyFileOfARunThatWasStopped(string stoppedAt)
    {
        var step = Enum.Parse<FileStep>(stoppedAt);
        using var store = file.Open(before: StopAt(step));
        await Assert.ThrowsAsync<StoppedException>(
            () => store.SetAsync(SecretFile.Reader, new SecretValue("lost"), new(), CancellationToken.None));

        await file.SetAsync(value: "kept");

        Assert.Equal("kept", await file.RevealAsync());
    }

    public void Dispose() => file.Dispose();

    private static Action<FileStep> StopAt(FileStep step) => reached =>
    {
        if (reached == step)
        {
            throw new StoppedException();
        }
    };

    /// <summary>A clock on which every wait is over at once and takes its full time.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            now += dueTime.Ticks;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
