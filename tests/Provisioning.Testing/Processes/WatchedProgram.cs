using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Provisioning.Testing.Processes;

/// <summary>
/// Runs a .NET program as a process of its own and keeps what it leaves behind: what it says, its files for a while and at home, what
/// the runtime writes about its connections at the most verbose level, its arguments and those of the processes that it starts, and
/// what it sends to a proxy or a collector of telemetry when the environment names one.
/// </summary>
/// <remarks>
/// Not seen: what a debugger of the runtime sees (its events with the bytes of every socket, dumps of the memory), and connections
/// that are not the runtime's. The runtime's own tell where they go in its events.
/// </remarks>
/// <param name="folder">An empty folder for all that is written outside the working directory.</param>
public sealed class WatchedProgram(string program, string workingDirectory, string folder, IReadOnlyDictionary<string, string> variables)
{
    private const string Events = "events.nettrace";

    private static readonly string[] Providers =
    [
        "System.Net.Http", "System.Net.Sockets", "System.Net.Security", "System.Net.NameResolution", "System.Diagnostics.Metrics",
        "Microsoft-Diagnostics-DiagnosticSource", "Microsoft-Extensions-Logging", "Azure-Core", "Azure-Identity", "Polly",
    ];

    /// <summary>All runs so far.</summary>
    public Traces Traces { get; } = new();

    /// <summary>Arguments of every process that was seen to be started by a run.</summary>
    public List<string> Children { get; } = [];

    /// <param name="started">Told the process, for those who disturb it.</param>
    /// <returns>The exit code, and what was said.</returns>
    public async Task<(int Code, string Said)> RunAsync(Action<Process> started, params string[] arguments)
    {
        await using var recorder = new Recorder();
        using var process = Start(recorder.Url, arguments);
        started(process);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.HasExited)
        {
            Look(process.Id);
            await Task.Delay(10);
        }

        await process.WaitForExitAsync();
        var said = await output + await error;
        Traces.Add($"said by {arguments[0]}", said);
        Traces.AddFolder(folder);
        foreach (var bytes in recorder.Received)
        {
            Traces.Add($"sent to somebody else by {arguments[0]}", bytes);
        }

        return (process.ExitCode, said);
    }

    /// <summary>Ports that the runs connected to, as the runtime's events tell.</summary>
    public IEnumerable<int> Ports()
    {
        // "InterNetworkV6:28:{144,19,0,...}": family, size and bytes; the first two bytes are the port.
        var text = Encoding.Unicode.GetString(Traces.Of(Events)) + Encoding.Unicode.GetString(Traces.Of(Events).AsSpan(1));
        for (var at = text.IndexOf("InterNetwork", StringComparison.Ordinal); at >= 0; at = text.IndexOf("InterNetwork", at + 1, StringComparison.Ordinal))
        {
            var bytes = text.AsSpan(at, Math.Min(60, text.Length - at)).ToString().Split('{', ',');
            if (bytes.Length > 2 && int.TryParse(bytes[1], CultureInfo.InvariantCulture, out var high) && int.TryParse(bytes[2], CultureInfo.InvariantCulture, out var low))
            {
                yield return (high << 8) + low;
            }
        }
    }

    private Process Start(Uri elsewhere, string[] arguments)
    {
        // Where the system writes dumps of what crashes, it is to be seen whether they hold anything.
        var start = new ProcessStartInfo("sh", ["-c", "ulimit -c unlimited 2>/dev/null; exec dotnet \"$@\"", "sh", program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        foreach (var (name, value) in new[]
        {
            ("TMPDIR", Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName), ("HOME", home),
            ("XDG_CACHE_HOME", home), ("XDG_CONFIG_HOME", home), ("XDG_DATA_HOME", home), ("XDG_STATE_HOME", home),
            ("HTTP_PROXY", elsewhere.ToString()), ("HTTPS_PROXY", elsewhere.ToString()), ("ALL_PROXY", elsewhere.ToString()),
            ("NO_PROXY", "localhost,127.0.0.1"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", elsewhere.ToString()), ("OTEL_TRACES_EXPORTER", "otlp"), ("OTEL_LOGS_EXPORTER", "otlp"),
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint={elsewhere}"),
            ("DOTNET_EnableEventPipe", "1"), ("DOTNET_EventPipeOutputPath", Path.Combine(folder, Events)),
            ("DOTNET_EventPipeConfig", string.Join(',', Providers.Select(p => $"{p}:0xFFFFFFFFFFFFFFFF:5"))),
        })
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What the machine shows everybody of the process and its children; on machines without /proc there is nothing to see.</summary>
    private void Look(int process)
    {
        foreach (var line in LinesOf(process))
        {
            if (!Children.Contains(line))
            {
                Children.Add(line);
            }
        }
    }

    private IEnumerable<string> LinesOf(int process)
    {
        Keep($"/proc/{process}/cmdline");
        foreach (var child in ChildrenOf(process))
        {
            Keep($"/proc/{child}/environ");
            yield return Read($"/proc/{child}/cmdline");
            foreach (var line in LinesOf(child))
            {
                yield return line;
            }
        }
    }

    /// <summary>Each thread has children of its own.</summary>
    private static int[] ChildrenOf(int process)
    {
        try
        {
            return Directory.Exists($"/proc/{process}/task")
                ? [.. Directory.EnumerateDirectories($"/proc/{process}/task").SelectMany(t => Read($"{t}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse)]
                : [];
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return [];
        }
    }

    private void Keep(string path)
    {
        if (!Traces.Places.Contains(path) && Read(path) is { Length: > 0 } content)
        {
            Traces.Add(path, content);
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
