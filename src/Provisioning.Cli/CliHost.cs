namespace Provisioning.Cli;

/// <summary>Everything outside the process that the command touches apart from files, so that tests run the real program.</summary>
internal sealed record CliHost
{
    /// <summary>The answer, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>The narration: progress, hints, problems that are no part of the answer.</summary>
    public required TextWriter Error { get; init; }

    public required TextReader Input { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public bool InputIsTerminal { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Environment variables by name.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>An absolute path; relative arguments start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Today in universal time, because declared dates carry no zone and every machine must agree on them.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>An argument as an absolute path.</summary>
    public string PathOf(string argument) => Path.GetFullPath(argument, WorkingDirectory);
}
