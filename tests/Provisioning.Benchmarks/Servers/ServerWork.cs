using System.Diagnostics;
using System.Globalization;

namespace Provisioning.Benchmarks.Servers;

/// <summary>
/// What the server worked so far, in time of a core, where <c>KEYCLOAK_PID</c> names its process, or the script that started it,
/// on this machine: unlike time on the wall, it hardly depends on what else the machine does.
/// </summary>
/// <param name="Total">All its threads, those that ended included.</param>
/// <param name="Compiling">The part that went into compiling its own code, which a server that has run for a while no longer does.</param>
internal readonly record struct ServerWork(TimeSpan Total, TimeSpan Compiling)
{
    /// <summary>A hundredth of a second: the unit in which the kernel tells user and system time of a thread.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static ServerWork Now()
    {
        var script = Environment.GetEnvironmentVariable("KEYCLOAK_PID");
        var children = $"/proc/{script}/task/{script}/children";
        if (!File.Exists(children))
        {
            return default;
        }

        var child = File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        using var server = Process.GetProcessById(int.Parse(child ?? script!, CultureInfo.InvariantCulture));
        var compiling = Directory.EnumerateDirectories($"/proc/{server.Id}/task").Sum(TicksOfCompiler);
        return new(server.TotalProcessorTime, compiling * Tick);
    }

    public static ServerWork operator -(ServerWork after, ServerWork before) =>
        new(after.Total - before.Total, after.Compiling - before.Compiling);

    private static long TicksOfCompiler(string thread)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            if (!name.Contains("Compiler", StringComparison.Ordinal))
            {
                return 0;
            }

            // Behind the name: the state is field 0, user time field 11, system time field 12.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // The thread ended between the list and the question.
            return 0;
        }
    }
}
