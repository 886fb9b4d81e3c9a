using BenchmarkDotNet.Running;
using Provisioning.Benchmarks.Servers;

namespace Provisioning.Benchmarks;

/// <summary>
/// <c>cold [SIZES]</c>: whole processes on generated stacks. <c>diff [STACKS] [CHANGED]</c>: two git revisions of them.
/// <c>help</c>: the start of the command against dotnet's own.
/// <c>keycloak [SIZES]</c>: realms on the server that <c>KEYCLOAK_URL</c> names.
/// <c>command [STACKS]</c>: whole processes of the command on that server.
/// <c>vault [STACKS]</c>: new technical users on that server, on a vault server, and on both.
/// Everything else goes to BenchmarkDotNet, for single stages.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        switch (args)
        {
            case ["cold", .. var sizes]:
                await ColdRuns.MeasureAsync([.. sizes.Select(int.Parse)], CancellationToken.None).ConfigureAwait(false);
                break;
            case ["diff", .. var sizes]:
                await RevisionRuns.MeasureAsync(
                    sizes.Length > 0 ? int.Parse(sizes[0]) : 1_000, sizes.Length > 1 ? int.Parse(sizes[1]) : 10, CancellationToken.None).ConfigureAwait(false);
                break;
            case ["keycloak", .. var sizes]:
                await KeycloakRuns.MeasureAsync([.. sizes.Select(int.Parse)], CancellationToken.None).ConfigureAwait(false);
                break;
            case ["command", .. var stacks]:
                await CommandRuns.MeasureAsync([.. stacks.Select(int.Parse)], CancellationToken.None).ConfigureAwait(false);
                break;
            case ["vault", .. var sizes]:
                await VaultRuns.MeasureAsync(sizes.Length > 0 ? int.Parse(sizes[0]) : 50, CancellationToken.None).ConfigureAwait(false);
                break;
            case ["help"]:
                await HelpRuns.MeasureAsync(CancellationToken.None).ConfigureAwait(false);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                break;
        }
    }
}
