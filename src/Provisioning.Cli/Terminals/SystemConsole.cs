using System.Collections;
using System.Text;

namespace Provisioning.Cli.Terminals;

/// <summary>The process's own console, environment and clock as a <see cref="CliHost"/>.</summary>
internal sealed class SystemConsole : IDisposable
{
    // Large answers go out in blocks; a line at a time would cost a system call each.
    private const int BufferSize = 64 * 1024;

    private readonly StreamWriter output = Writer(Console.OpenStandardOutput(), BufferSize);
    private readonly StreamWriter error = Writer(Console.OpenStandardError(), 1024);
    private readonly Lazy<TextReader> input = new(() => Console.In);

    private SystemConsole() => Host = new CliHost
    {
        Output = output,
        Error = error,
        Input = new LazyReader(input),
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InputIsTerminal = !Console.IsInputRedirected,
        Clock = TimeProvider.System,
        Variables = EnvironmentVariables(),
        WorkingDirectory = Environment.CurrentDirectory,
    };

    public CliHost Host { get; }

    public static SystemConsole Open() => new();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private static StreamWriter Writer(Stream stream, int size) => new(stream, new UTF8Encoding(false), size);

    private static Dictionary<string, string> EnvironmentVariables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? string.Empty;
        }

        return variables;
    }

    /// <summary>Opens standard input only when a question is asked.</summary>
    private sealed class LazyReader(Lazy<TextReader> reader) : TextReader
    {
        public override string? ReadLine() => reader.Value.ReadLine();

        public override Task<string?> ReadLineAsync() => reader.Value.ReadLineAsync();

        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            reader.Value.ReadLineAsync(cancellationToken);
    }
}
