using System.ComponentModel;
using System.Diagnostics;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Revisions;

/// <summary>
/// One run of the machine's git. Arguments go to the process one by one, never through a shell, and nothing that git could ask,
/// fetch or lock on its own is left on: these are questions to the object store.
/// </summary>
internal static class GitProcess
{
    /// <param name="input">What git reads; nothing when null.</param>
    /// <param name="read">Takes git's output while git writes it.</param>
    /// <exception cref="RevisionException">There is no git on this machine.</exception>
    public static async Task<(int ExitCode, string Error)> RunAsync(
        string folder, IReadOnlyList<string> arguments, Func<Stream, Task>? input, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        using var process = Start(folder, arguments);
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var reading = read(process.StandardOutput.BaseStream);
            await WriteAsync(process, input).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, (await error.ConfigureAwait(false)).Trim());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>The output as text, for short answers.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> AskAsync(
        string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var output = string.Empty;
        var (exitCode, error) = await RunAsync(
            folder,
            arguments,
            null,
            async stream =>
            {
                using var reader = new StreamReader(stream, leaveOpen: true);
                output = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return (exitCode, output, error);
    }

    private static async Task WriteAsync(Process process, Func<Stream, Task>? input)
    {
        try
        {
            if (input is not null)
            {
                await input(process.StandardInput.BaseStream).ConfigureAwait(false);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it had read everything; its exit code and its words say why.
        }
    }

    private static Process Start(string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("--no-replace-objects");
        start.ArgumentList.Add("--literal-pathspecs");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new RevisionException(ProjectCodes.RevisionUnreadable.At(
                Place.Of("git"), $"git cannot be run: {problem.Message}.", "Install git, or compare two folders."));
        }
    }
}
