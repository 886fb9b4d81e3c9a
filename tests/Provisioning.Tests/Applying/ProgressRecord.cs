using Provisioning.Applying;

namespace Provisioning.Tests.Applying;

/// <summary>Keeps what an apply tells about its progress.</summary>
internal sealed class ProgressRecord : IProgress<ApplyProgress>
{
    public List<ApplyProgress> Seen { get; } = [];

    public Action<ApplyProgress> Each { get; set; } = _ => { };

    public void Report(ApplyProgress value)
    {
        Seen.Add(value);
        Each(value);
    }
}
