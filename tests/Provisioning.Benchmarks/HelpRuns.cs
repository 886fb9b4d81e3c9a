namespace Provisioning.Benchmarks;

/// <summary>How long a newcomer waits for <c>provision --help</c>, beside <c>dotnet --version</c> on the same machine.</summary>
internal static class HelpRuns
{
    private const int Runs = 21;

    public static async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var command = await PublishedCommand.PublishAsync(cancellationToken).ConfigureAwait(false);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Runs; i++)
        {
            // In turns, so that what else the machine does falls on both.
            ours.Add((await ProcessRun.MeasureAsync(command, ["--help"], cancellationToken).ConfigureAwait(false)).Time.TotalMilliseconds);
            theirs.Add((await ProcessRun.MeasureAsync("dotnet", ["--version"], cancellationToken).ConfigureAwait(false)).Time.TotalMilliseconds);
        }

        ours.Sort();
        theirs.Sort();
        await Console.Out.WriteLineAsync(
            $"provision --help: {ours[0]:F0} / {ours[Runs / 2]:F0} / {ours[^1]:F0} ms; dotnet --version: {theirs[0]:F0} / {theirs[Runs / 2]:F0} / {theirs[^1]:F0} ms (min / median / max of {Runs})").ConfigureAwait(false);
    }
}
