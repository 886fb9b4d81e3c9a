using Provisioning.Applying;

namespace Provisioning.Tests.Applying;

/// <summary>Keeps what an apply tells about its progress, from whichever thread.</summary>
internal sealed class ProgressRecord : IProgress<ApplyProgress>
{
    private readonly Lock gate = new();

    public List<ApplyProgress> Seen { get; } = [];

    public Action<ApplyProgress> Each { get; set; } = _ => { };

    public void Report(ApplyProgress value)
    {
        lock (gate)
        {
            Seen.Add(value);
        }

        Each(value);
    }
}
