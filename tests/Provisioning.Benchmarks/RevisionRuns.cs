using System.Diagnostics;

namespace Provisioning.Benchmarks;

/// <summary>Compares two revisions of generated stacks, of which a few changed, in a process of its own, as a pull request does.</summary>
internal static class RevisionRuns
{
    private const int Runs = 5;

    public static async Task MeasureAsync(int stacks, int changed, CancellationToken cancellationToken)
    {
        var command = await PublishedCommand.PublishAsync(cancellationToken).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("provision-benchmark-").FullName;
        try
        {
            GeneratedProject.WriteTo(folder, stacks);
            Git(folder, "init", "--quiet", "--initial-branch", "main");
            Commit(folder);
            for (var i = 0; i < changed; i++)
            {
                GrantMore(Path.Combine(folder, "stacks", $"tenant{i * (stacks / changed):D5}", "stack.json"));
            }

            Commit(folder);
            foreach (var format in new[] { "text", "markdown" })
            {
                await MeasureAsync(command, stacks, changed, folder, format, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string command, int stacks, int changed, string folder, string format, CancellationToken cancellationToken)
    {
        var runs = new List<ProcessRun>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add(await ProcessRun.MeasureAsync(
                command, ["diff", "HEAD~1", "HEAD", "--project", folder, "--format", format], cancellationToken).ConfigureAwait(false));
        }

        var times = runs.Select(r => r.Time.TotalSeconds).Order().ToArray();
        var failed = runs.Exists(r => r.ExitCode != 0) ? $" (exit code {runs.First(r => r.ExitCode != 0).ExitCode})" : string.Empty;
        await Console.Out.WriteLineAsync(
            $"| {stacks} | {changed} | `diff HEAD~1 HEAD --format {format}`{failed} | {times[0]:F2} s | {times[Runs / 2]:F2} s | {times[^1]:F2} s | {runs.Max(r => r.PeakBytes) / 1_000_000} MB |").ConfigureAwait(false);
    }

    private static void GrantMore(string file) =>
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace("[\"participant\"", "[\"onboarding-service-provider\", \"participant\"", StringComparison.Ordinal)
            .Replace("\"grants\": {", "\"grants\": { \"Registration External\": {},", StringComparison.Ordinal));

    private static void Commit(string folder)
    {
        Git(folder, "add", "--all");
        Git(folder, "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org", "commit", "--quiet", "--message", "Generated");
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {arguments[0]} ended with {process.ExitCode}.");
        }
    }
}
