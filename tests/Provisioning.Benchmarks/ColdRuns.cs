namespace Provisioning.Benchmarks;

/// <summary>Reads, compiles, checks and reviews generated stacks in a process of its own, as a pipeline does.</summary>
internal static class ColdRuns
{
    private const int Runs = 5;

    public static async Task MeasureAsync(int[] sizes, CancellationToken cancellationToken)
    {
        var command = await PublishedCommand.PublishAsync(cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("| Stacks | Technical users | Command | Min | Median | Max | Peak memory |").ConfigureAwait(false);
        await Console.Out.WriteLineAsync("| ---: | ---: | --- | ---: | ---: | ---: | ---: |").ConfigureAwait(false);
        foreach (var size in sizes.Length > 0 ? sizes : [100, 1_000, 5_000])
        {
            var folder = Directory.CreateTempSubdirectory("provision-benchmark-").FullName;
            GeneratedProject.WriteTo(folder, size);
            foreach (var verb in new[] { "validate", "preview" })
            {
                await MeasureAsync(command, size, verb, folder, cancellationToken).ConfigureAwait(false);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string command, int size, string verb, string folder, CancellationToken cancellationToken)
    {
        var runs = new List<ProcessRun>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add(await ProcessRun.MeasureAsync(command, [verb, "*.dev", "--project", folder], cancellationToken).ConfigureAwait(false));
        }

        var times = runs.Select(r => r.Time.TotalSeconds).Order().ToArray();
        var failed = runs.Exists(r => r.ExitCode != 0) ? $" (exit code {runs.First(r => r.ExitCode != 0).ExitCode})" : string.Empty;
        await Console.Out.WriteLineAsync(
            $"| {size} | {size * GeneratedProject.TechnicalUsersPerStack} | `{verb}`{failed} | {times[0]:F2} s | {times[Runs / 2]:F2} s | {times[^1]:F2} s | {runs.Max(r => r.PeakBytes) / 1_000_000} MB |").ConfigureAwait(false);
    }
}
