using Provisioning.Local.Files;

namespace Provisioning.Local.Tests.Files;

public sealed class CallsSideBySide
{
    private const int Calls = 2_000;
    private const int AtOnce = 100;

    [Fact]
    public async Task ShareWritesForAsLongAsTheyKeepComing()
    {
        var (writes, written) = (0, 0);
        using var commit = new GroupCommit<int>(async items =>
        {
            writes++;
            written += items.Count;
            await Task.Yield();
        });

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Calls),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (item, _) => await commit.AddAsync(item));

        Assert.Equal(Calls, written);
        Assert.True(writes < Calls / 4, $"{writes} writes for {Calls} calls, {AtOnce} at once");
    }

    [Fact]
    public async Task AllLearnWhatKeptTheirGroupFromBeingWritten()
    {
        using var commit = new GroupCommit<int>(_ => Task.FromException(new IOException("full")));

        var calls = Enumerable.Range(0, 5).Select(commit.AddAsync).ToArray();

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<IOException>(() => call);
        }
    }
}
