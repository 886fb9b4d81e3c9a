using System.Globalization;

namespace Provisioning.Benchmarks.Servers;

/// <summary>The most memory that this process held since the mark was last set back. Linux only; 0 elsewhere.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";

    public static void SetBack()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists(Status))
        {
            // 5 sets the high-water mark of resident memory to what is resident now.
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    public static long Megabytes => File.Exists(Status)
        ? long.Parse(File.ReadLines(Status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000
        : 0;
}
