using System.Diagnostics;

namespace Provisioning.Testing;

/// <summary>A git repository of a test's own, in a folder that the test has.</summary>
public static class GitFolder
{
    public static void Init(string folder) => Run(folder, "init", "--quiet", "--initial-branch", "main");

    /// <summary>Commits everything that is there, and gives the commit's object name.</summary>
    public static string Commit(string folder)
    {
        Run(folder, "add", "--all");
        Run(folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--allow-empty", "--message", "State");
        return Run(folder, "rev-parse", "HEAD").Trim();
    }

    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {arguments[0]}: {error.Result}");
    }
}
