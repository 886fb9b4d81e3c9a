using System.Text.Json;

namespace Provisioning.Cli.Tests;

/// <summary>How a run ended and what it said.</summary>
public sealed record Transcript(int ExitCode, string Output, string Error)
{
    /// <summary>stdout as one JSON document; anything beside it is an error.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string Everything => Output + Error;

    public Transcript Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        return this;
    }
}
