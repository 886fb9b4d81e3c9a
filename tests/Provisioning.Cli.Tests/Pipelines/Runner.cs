using System.Diagnostics;
using Provisioning.Testing;

namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>
/// A machine that runs the shell steps of a pipeline: a git repository with declarations, this build's <c>provision</c> on the
/// path, and recorders in the place of the programs that talk to others.
/// </summary>
internal sealed class Runner : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("runner-test-").FullName;

    public Runner()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.PathOf("stacks"), "*.json", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(RepositoryFolder.Root, file);
            Write(relative, File.ReadAllText(file));
        }

        Program("provision", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "provision.dll")}' \"$@\"");
        Write("../home/.keep", string.Empty);
    }

    public string Repository => Path.Combine(home, "repository");

    public string Summary => Text("summary");

    /// <summary>What steps gave to later ones, a line each.</summary>
    public string[] Outputs => Text("output").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string PathOf(string relative) => Path.Combine(Repository, relative);

    public string Text(string name) => File.Exists(Path.Combine(home, name)) ? File.ReadAllText(Path.Combine(home, name)) : string.Empty;

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    public void Replace(string relative, string old, string now)
    {
        var text = File.ReadAllText(PathOf(relative));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(relative), text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>Puts a program on the path.</summary>
    public void Program(string name, string script)
    {
        var path = Path.Combine(home, "bin", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A program that only notes how it was called, in a file of its name; what follows it in the script is its answer.</summary>
    public void Recorder(string name, string answer = "") =>
        Program(name, $"printf '%s ' \"$@\" | tr '\\n' ' ' >> '{Path.Combine(home, name)}'; echo >> '{Path.Combine(home, name)}'\n{answer}");

    /// <summary>Commits everything and gives the revision.</summary>
    public async Task<string> CommitAsync()
    {
        var (code, output, error) = await RunAsync(
            "git init -q -b main . && git add -A && git commit -q --allow-empty -m change && git rev-parse HEAD",
            []);
        Assert.True(code == 0, error);
        return output.Trim();
    }

    /// <summary>Runs a step as both services do: bash that stops at the first failure.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["PATH"] = $"{Path.Combine(home, "bin")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = Path.Combine(home, "home");
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(home, "home");
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{who}_NAME"] = "Somebody";
            start.Environment[$"GIT_{who}_EMAIL"] = "somebody@example.org";
        }

        start.Environment["GITHUB_STEP_SUMMARY"] = Path.Combine(home, "summary");
        start.Environment["GITHUB_OUTPUT"] = Path.Combine(home, "output");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
