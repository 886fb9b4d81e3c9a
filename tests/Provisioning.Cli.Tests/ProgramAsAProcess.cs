using System.Diagnostics;

namespace Provisioning.Cli.Tests;

/// <summary>The built program, in a copy that lacks the console library: a pipe must never need it.</summary>
public sealed class ProgramAsAProcess : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public ProgramAsAProcess()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*"))
        {
            var name = Path.GetFileName(file);
            if (name is "provision.dll" or "provision.runtimeconfig.json" or "System.CommandLine.dll"
                || name.StartsWith("Provisioning", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(workplace.PathOf("bin"));
                File.Copy(file, workplace.PathOf(Path.Combine("bin", name)));
            }
        }
    }

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task AppliesAProjectInAPipeWithoutTheConsoleLibrary()
    {
        Assert.False(File.Exists(workplace.PathOf("bin/Spectre.Console.dll")));

        var (code, output, error) = await RunAsync("up", "*.dev", "--yes");

        Assert.True(code == 0, output + error);
        Assert.Contains("dev: done, 11 objects and 2 secrets", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output + error);
    }

    [Fact]
    public async Task ShowsItsHelp()
    {
        var (code, output, error) = await RunAsync("--help");

        Assert.True(code == 0, output + error);
        Assert.Contains("preview <STACK>", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["bin/provision.dll", .. arguments])
        {
            WorkingDirectory = workplace.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
