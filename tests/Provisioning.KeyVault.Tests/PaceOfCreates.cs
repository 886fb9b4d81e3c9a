using Provisioning.KeyVault.Requests;

namespace Provisioning.KeyVault.Tests;

public sealed class PaceOfCreates
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly HurriedTime time = new();

    [Fact]
    public async Task LetsAWholeWindowThroughAtOnce()
    {
        await TakeAsync(new CreatePacer(300, Window, time), 300);

        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    [Fact]
    public async Task NeverLetsMoreThroughInAnyWindow()
    {
        var begun = await TakeAsync(new CreatePacer(3, Window, time), 20);

        Assert.All(begun.Zip(begun.Skip(3)), pair => Assert.True(pair.Second - pair.First >= Window, $"{pair}"));
        Assert.InRange(time.Elapsed, 6 * Window, (6 * Window) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task WaitsAfterTheVaultRefusedOne()
    {
        var pacer = new CreatePacer(300, Window, time);

        pacer.Pause(TimeSpan.FromSeconds(7));
        await pacer.WaitAsync(CancellationToken.None);

        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.1));
    }

    private async Task<List<TimeSpan>> TakeAsync(CreatePacer pacer, int count)
    {
        var begun = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            await pacer.WaitAsync(CancellationToken.None);
            begun.Add(time.Elapsed);
        }

        return begun;
    }
}
