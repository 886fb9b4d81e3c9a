using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>A step of a run at which it is killed (kill -9).</summary>
/// <param name="Name">For people.</param>
/// <param name="Request">A pattern of the request line to Keycloak; <c>{0}</c> is the realm's name.</param>
/// <param name="Nth">Which of these requests, counted from 1.</param>
internal sealed record KillPoint(string Name, string Request, int Nth = 1)
{
    /// <summary>When the server has done its work and the answer is on its way, and not before it.</summary>
    public bool Answered { get; init; }

    /// <summary>
    /// Instead of at this request, while the run waits to repeat the next request of a verb to the vault, which is broken by a fault:
    /// <c>503</c> before the vault did the work, <c>reset-after</c> after it.
    /// </summary>
    public (string Verb, string Fault) Vault { get; init; }

    /// <summary>Runs the command until it is killed there, and fails when it never comes there.</summary>
    public async Task KillAsync(ShopOnServers shop, params string[] arguments)
    {
        var request = new Regex(string.Format(null, Request, shop.Realm.Name), RegexOptions.CultureInvariant);
        Process? process = null;
        var (seen, reached) = (0, false);
        bool Pass(string piece, bool isAnswer)
        {
            if (isAnswer != Answered || !request.IsMatch(piece) || Interlocked.Increment(ref seen) != Nth)
            {
                return true;
            }

            reached = true;
            if (Vault.Verb is not null)
            {
                BreakVaultAsync(shop).GetAwaiter().GetResult();
                return true;
            }

            process!.Kill();
            process.WaitForExit();
            return false;
        }

        await using var relay = new Relay(shop.Realm.Server.Url, piece => Pass(piece, false), piece => Pass(piece, true));
        shop.Set("REALM__URL", relay.Uri.ToString());
        using (process = shop.Start(arguments))
        {
            if (Vault.Verb is not null)
            {
                await WhenVaultIsBrokenAsync(shop, process);
                process.Kill();
            }

            await process.WaitForExitAsync();
            Assert.True(reached && process.ExitCode != 0, $"The run was not killed {Name}: {await process.StandardOutput.ReadToEndAsync()}{await process.StandardError.ReadToEndAsync()}");
        }

        shop.Set("REALM__URL", shop.Realm.Server.Url.ToString());
        await shop.Vault.ChangeAsync(new JsonObject { ["next"] = new JsonArray() });

        // The dead run's lock ends after five minutes.
        shop.Workplace.Now = TimeProvider.System.GetUtcNow().AddMinutes(6);
    }

    /// <summary>More than once, so that a quick repetition does not get through before the kill.</summary>
    private Task BreakVaultAsync(ShopOnServers shop) => shop.Vault.ChangeAsync(new JsonObject
    {
        ["next"] = new JsonArray([.. Enumerable.Range(0, 4).Select(_ => new JsonObject { ["kind"] = Vault.Fault, ["verb"] = Vault.Verb })]),
    });

    private async Task WhenVaultIsBrokenAsync(ShopOnServers shop, Process process)
    {
        while (!(await shop.Vault.LogAsync()).Any(r => r["fault"]?.GetValue<string>() == Vault.Fault))
        {
            Assert.False(process.HasExited, $"The run ended before it was killed {Name}: {(process.HasExited ? await process.StandardError.ReadToEndAsync() : string.Empty)}");
            await Task.Delay(5);
        }

        await shop.Vault.ForgetRequestsAsync();
    }
}
