using System.Text.Json;

namespace Provisioning.Cli.Tests;

/// <summary>How a run ended and what it said.</summary>
public sealed record Transcript(string Line, int ExitCode, string Output, string Error)
{
    /// <summary>As a golden file has it.</summary>
    public string Text =>
        $"$ provision {Line}\n{Output}{(Error.Length > 0 ? "--- stderr\n" : string.Empty)}{Error}--- exit code {ExitCode}\n";

    /// <summary>stdout as one JSON document; anything beside it is an error.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string Everything => Output + Error;

    public Transcript Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        return this;
    }
}
