using System.Globalization;
using Provisioning.Keycloak.Tests;

namespace Provisioning.Benchmarks.Servers;

/// <summary>
/// Whole processes of the command against the server that <c>KEYCLOAK_URL</c> names: what making, and then reading, a large realm
/// takes in time and memory.
/// </summary>
internal static class CommandRuns
{
    private static readonly string[] AllOfDev = ["platform.dev", "tenant*.dev"];

    public static async Task MeasureAsync(int[] stacks, CancellationToken cancellationToken)
    {
        var command = await PublishedCommand.PublishAsync(cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("| Technical users | Command | Time | Peak memory |").ConfigureAwait(false);
        await Console.Out.WriteLineAsync("| ---: | --- | ---: | ---: |").ConfigureAwait(false);
        foreach (var count in stacks.Length > 0 ? stacks : [50, 500])
        {
            var realm = await TestRealm.CreateAsync(Server.Newest, [.. TestRealm.Writing, "manage-identity-providers"]).ConfigureAwait(false);
            await using (realm.ConfigureAwait(false))
            {
                ChosenServers.Choose(realm, wanted: true);
                var folder = Directory.CreateTempSubdirectory("provision-benchmark-").FullName;
                GeneratedProject.WriteTo(folder, count);
                foreach (var arguments in new string[][] { ["up", .. AllOfDev, "--yes"], ["preview", .. AllOfDev, "--detailed-exit-code"], ["up", .. AllOfDev, "--yes"] })
                {
                    var run = await ProcessRun.MeasureAsync(command, [.. arguments, "--project", folder], cancellationToken).ConfigureAwait(false);
                    var failed = run.ExitCode == 0 ? string.Empty : $" (exit code {run.ExitCode})";
                    await Console.Out.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {count * GeneratedProject.TechnicalUsersPerStack} | `{string.Join(' ', arguments)}`{failed} | {run.Time.TotalSeconds:F1} s | {run.PeakBytes / 1_000_000} MB |")).ConfigureAwait(false);
                }

                Directory.Delete(folder, recursive: true);
                ChosenServers.Choose(realm, wanted: false);
            }
        }
    }
}
