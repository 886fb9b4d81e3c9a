namespace Provisioning.Cli.Tests;

/// <summary>What a page of the documentation shows of a command's output.</summary>
internal static class ShownLines
{
    /// <summary>The shown lines stand in the output in this order; between two of them others may stand where it says "...".</summary>
    public static void AssertIn(string output, string command, string[] shown)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n');
        var (next, skipping) = (0, false);
        foreach (var line in shown)
        {
            if (line == "...")
            {
                skipping = true;
                continue;
            }

            var found = Array.IndexOf(lines, line, next);
            Assert.True(found >= 0, $"'{command}' does not show '{line}' there but:\n{output}");
            Assert.True(skipping || found == next, $"'{command}' shows '{lines[next]}' where the page has '{line}'");
            (next, skipping) = (found + 1, false);
        }
    }
}
