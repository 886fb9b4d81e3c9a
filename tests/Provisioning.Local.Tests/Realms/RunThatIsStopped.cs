using Provisioning.Local.Files;
using Provisioning.Realms;

namespace Provisioning.Local.Tests.Realms;

/// <summary>A run that ends between any two steps of writing the realm file.</summary>
public sealed class RunThatIsStopped : IDisposable
{
    private readonly FileRealm realm = new();

    public static TheoryData<string> Steps => [.. Enum.GetNames<FileStep>()];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task LeavesTheOldFileOrTheNewOne(string stoppedAt)
    {
        var step = Enum.Parse<FileStep>(stoppedAt);
        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample[0]);
        var old = realm.Text;

        await Assert.ThrowsAsync<StoppedException>(() => FileRealm.PutAsync(realm.Gateway(StopAt(step)), FileRealm.Sample));

        Assert.Equal(step < FileStep.FlushFolder, realm.Text == old);
        Assert.Empty((await realm.ReadAsync()).Findings);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task IsMadeGoodByTheNext(string stoppedAt)
    {
        var step = Enum.Parse<FileStep>(stoppedAt);
        await Assert.ThrowsAsync<StoppedException>(() => FileRealm.PutAsync(realm.Gateway(StopAt(step)), FileRealm.Sample));

        await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        Assert.Equal(FileRealm.Sample[3], (await realm.ReadAsync()).State.Clients["sa-acme-reader"]);
        Assert.Equal(["demo.json"], realm.Files);
    }

    [Fact]
    public async Task LetsGoOfTheLock()
    {
        var first = await realm.Gateway().LockAsync(CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<RealmLockedException>(() => realm.Gateway().LockAsync(CancellationToken.None));
        await first.DisposeAsync();
        await using var second = await realm.Gateway().LockAsync(CancellationToken.None);

        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName} since", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(second);
    }

    public void Dispose() => realm.Dispose();

    private static Action<FileStep> StopAt(FileStep step) => reached =>
    {
        if (reached == step)
        {
            throw new StoppedException();
        }
    };
}
