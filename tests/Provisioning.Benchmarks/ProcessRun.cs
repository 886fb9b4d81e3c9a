using System.Diagnostics;
using System.Globalization;

namespace Provisioning.Benchmarks;

/// <summary>One whole process: how long it took and the most memory it held.</summary>
internal sealed record ProcessRun(TimeSpan Time, long PeakBytes, int ExitCode)
{
    public static async Task<ProcessRun> MeasureAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var outputs = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken),
            process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken));
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(10, cancellationToken)).ConfigureAwait(false);
        }

        clock.Stop();
        await outputs.ConfigureAwait(false);
        return new(clock.Elapsed, peak, process.ExitCode);
    }

    /// <summary>The kernel's own high-water mark where there is one; what the runtime tells elsewhere.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            var status = $"/proc/{process.Id}/status";
            if (!File.Exists(status))
            {
                process.Refresh();
                return process.PeakWorkingSet64;
            }

            var line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            var number = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            return number is null ? 0 : long.Parse(number, CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // The process ended between the question and the answer.
            return 0;
        }
    }
}
