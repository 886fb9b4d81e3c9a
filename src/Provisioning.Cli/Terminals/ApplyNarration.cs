using Provisioning.Applying;

namespace Provisioning.Cli.Terminals;

/// <summary>Progress for pipes and logs: a line now and then, so that a long run is seen to live and a short one stays quiet.</summary>
internal sealed class ApplyNarration(Page page) : IProgress<ApplyProgress>
{
    private const int Step = 1000;

    private readonly Lock gate = new();

    public void Report(ApplyProgress value)
    {
        if (value.Done % Step == 0)
        {
            // Adapters report from several threads.
            lock (gate)
            {
                page.Line($"  {value.Done} of {value.Total}", Tone.Quiet);
            }
        }
    }
}
