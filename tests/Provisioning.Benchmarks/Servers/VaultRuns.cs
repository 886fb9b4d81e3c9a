using Provisioning.Keycloak.Tests;
using Provisioning.Testing.Secrets;

namespace Provisioning.Benchmarks.Servers;

/// <summary>
/// <c>up</c> of new technical users: with the server that <c>KEYCLOAK_URL</c> names alone, with a vault server alone that throttles
/// as the real service does, and with both, which should take little longer than the slower of the two.
/// </summary>
internal static class VaultRuns
{
    /// <summary>Secrets flow while technical users are made.</summary>
    private const double Bound = 1.2;

    public static async Task MeasureAsync(int stacks, CancellationToken cancellationToken)
    {
        var command = await PublishedCommand.PublishAsync(cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("| Technical users | Realm | Vault | Time | Vault requests |").ConfigureAwait(false);
        await Console.Out.WriteLineAsync("| ---: | --- | --- | ---: | ---: |").ConfigureAwait(false);
        var times = new List<TimeSpan>();
        foreach (var (keycloak, keyVault) in new[] { (true, false), (false, true), (true, true) })
        {
            var realm = await TestRealm.CreateAsync(
                Server.Newest, [.. TestRealm.Writing, "manage-identity-providers"]).ConfigureAwait(false);
            await using (realm.ConfigureAwait(false))
            {
                var vault = await VaultServer.StartAsync("--throttle-creates", "300/10", "--throttle", "4000/10").ConfigureAwait(false);
                await using (vault.ConfigureAwait(false))
                {
                    ChosenServers.Choose(realm, keycloak);
                    ChosenServers.Choose(vault, keyVault);
                    var (time, measured) = await MeasureAsync(command, stacks, vault, cancellationToken).ConfigureAwait(false);
                    times.Add(time);
                    await Console.Out.WriteLineAsync(
                        $"| {stacks * GeneratedProject.TechnicalUsersPerStack} | {(keycloak ? "Keycloak" : "file")} | {(keyVault ? "Key Vault server" : "file")} | {measured} |").ConfigureAwait(false);
                }
            }
        }

        await Console.Out.WriteLineAsync(
            $"\nBoth together take {times[2] / (times[0] > times[1] ? times[0] : times[1]):F2} times the longer of the two alone; the bound is {Bound:F1}.").ConfigureAwait(false);
    }

    private static async Task<(TimeSpan Time, string Row)> MeasureAsync(string command, int stacks, VaultServer vault, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("provision-benchmark-").FullName;
        GeneratedProject.WriteTo(folder, stacks);
        var platform = await ProcessRun.MeasureAsync(
            command, ["up", "platform.dev", "--yes", "--project", folder], cancellationToken).ConfigureAwait(false);

        // The platform's secrets would count in the window of the measured ones.
        await vault.ChangeAsync(new() { ["throttleCreates"] = "300/10" }).ConfigureAwait(false);
        await vault.ForgetRequestsAsync().ConfigureAwait(false);
        var run = await ProcessRun.MeasureAsync(
            command, ["up", "tenant*.dev", "--yes", "--project", folder], cancellationToken).ConfigureAwait(false);
        var requests = (await vault.LogAsync().ConfigureAwait(false)).Length;
        Directory.Delete(folder, recursive: true);
        var failed = platform.ExitCode + run.ExitCode == 0 ? string.Empty : $" (exit codes {platform.ExitCode}, {run.ExitCode})";
        return (run.Time, $"{run.Time.TotalSeconds:F1} s{failed} | {requests}");
    }
}
