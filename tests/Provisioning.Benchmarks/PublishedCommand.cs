using System.Diagnostics;

namespace Provisioning.Benchmarks;

/// <summary>The command as a release ships it: ReadyToRun, for this machine.</summary>
internal static class PublishedCommand
{
    public static async Task<string> PublishAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), "provision-benchmark", "published");
        var project = Path.Combine(Repository.Root, "src", "Provisioning.Cli");
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", project, "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-v", "q", "-o", folder]))!;
        await publish.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return publish.ExitCode == 0
            ? Path.Combine(folder, "provision")
            : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
