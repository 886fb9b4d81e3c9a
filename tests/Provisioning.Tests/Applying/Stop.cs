namespace Provisioning.Tests.Applying;

internal enum StopAt
{
    Never,
    Before,
    After,
}

/// <summary>Ends a call as the death of the process would: before it does anything, or when it has done all.</summary>
internal sealed class Stop
{
    public StopAt At { get; set; }

    public async Task<T> AroundAsync<T>(Func<Task<T>> work)
    {
        ThrowIf(StopAt.Before);
        var result = await work();
        ThrowIf(StopAt.After);
        return result;
    }

    private void ThrowIf(StopAt at)
    {
        if (At == at)
        {
            throw new IOException("The process was killed.");
        }
    }
}
