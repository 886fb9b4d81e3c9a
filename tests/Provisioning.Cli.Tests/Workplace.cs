using System.Diagnostics.CodeAnalysis;
using Provisioning.Testing;

namespace Provisioning.Cli.Tests;

/// <summary>A temporary folder in which the real program runs, in process, with writers in memory.</summary>
public sealed class Workplace : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("provision-test-").FullName;

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public bool OnATerminal { get; set; }

    /// <summary>What somebody types at questions.</summary>
    public string Typed { get; set; } = string.Empty;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A clock that the test winds itself; it stands still at <see cref="Now"/> otherwise.</summary>
    public TimeProvider? Clock { get; set; }

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string Read(string relative) => File.ReadAllText(PathOf(relative));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Puts the repository's own declarations here.</summary>
    public void CopyStacks()
    {
        var source = Path.Combine(RepositoryFolder.Root, "stacks");
        foreach (var file in Directory.EnumerateFiles(source, "*.json", SearchOption.AllDirectories))
        {
            Write(Path.Combine("stacks", Path.GetRelativePath(source, file)), File.ReadAllText(file));
        }
    }

    public IEnumerable<string> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories);

    public Task<Transcript> RunAsync(params string[] args) => RunAsync(CancellationToken.None, args);

    [SuppressMessage("Design", "CA1068", Justification = "the arguments read best last, as on a command line")]
    public async Task<Transcript> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(Typed);
        var code = await ProvisionApp.RunAsync(args, Host(output, error, input), cancellationToken);
        return new Transcript(string.Join(' ', args), code, output.ToString(), error.ToString());
    }

    internal CliHost Host(TextWriter output, TextWriter error, TextReader input) => new()
    {
        Output = output,
        Error = error,
        Input = input,
        OutputIsTerminal = OnATerminal,
        ErrorIsTerminal = OnATerminal,
        InputIsTerminal = OnATerminal,
        Clock = Clock ?? new StoppedClock(Now),
        Variables = Variables,
        WorkingDirectory = Root,
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        /// <summary>Waits end, but nothing beats: progress would be shown on slow machines only.</summary>
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, period == Timeout.InfiniteTimeSpan ? dueTime : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
