namespace Provisioning.Local.Files;

/// <summary>
/// Lets calls side by side share one write to the disk, which costs the same for one change as for a hundred: whoever comes
/// first writes, the others queue up and are all written by whoever comes next.
/// </summary>
internal sealed class GroupCommit<T>(Func<IReadOnlyList<T>, Task> write) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lock queueing = new();
    private List<(T Item, TaskCompletionSource Done)> queue = [];

    /// <summary>Returns once the item is written, or throws what kept its whole group from being written.</summary>
    public async Task AddAsync(T item)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (queueing)
        {
            queue.Add((item, done));
        }

        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            // Those whose item went with another's group pass by: if they wrote as well, each would write the one item that
            // came meanwhile, and groups would shrink to single items.
            if (!done.Task.IsCompleted)
            {
                await WriteQueueAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }

        await done.Task.ConfigureAwait(false);
    }

    public void Dispose() => gate.Dispose();

    private async Task WriteQueueAsync()
    {
        List<(T Item, TaskCompletionSource Done)> group;
        lock (queueing)
        {
            (group, queue) = (queue, []);
        }

        try
        {
            await write([.. group.Select(g => g.Item)]).ConfigureAwait(false);
            group.ForEach(g => g.Done.SetResult());
        }
#pragma warning disable CA1031 // Nothing is swallowed: every caller of the group gets the exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            group.ForEach(g => g.Done.SetException(e));
        }
    }
}
