using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>
/// <c>up</c> is killed (kill -9) at each step on the way of a secret; the next run ends with secrets in the vault that Keycloak
/// accepts, proven by signing in with them.
/// </summary>
[Collection("Servers")]
public sealed class RunsThatAreKilled
{
    private const string MakesAClient = "POST /admin/realms/{0}/clients HTTP";
    private const string GrantsARole = "/role-mappings/";
    private const string AsksForASecret = "GET /admin/realms/{0}/clients?clientId=sa-acme-";

    [ServersTheory]
    [InlineData(MakesAClient, false)]
    [InlineData(MakesAClient, true)]
    [InlineData(GrantsARole, false)]
    [InlineData(AsksForASecret, true)]
    public async Task AtAStepOfKeycloakLoseNoSecret(string request, bool afterTheAnswer)
    {
        await using var shop = await ShopOnServers.OpenAsync();
        Process? process = null;
        var seen = 0;
        bool IsNotTheStep(string piece, bool isAnswer)
        {
            // The first three clients that are made are the lock and the catalogue's two; then come technical users.
            if (isAnswer != afterTheAnswer || !piece.Contains(string.Format(null, request, shop.Realm.Name), StringComparison.Ordinal)
                || (request == MakesAClient && Interlocked.Increment(ref seen) != 4))
            {
                return true;
            }

            process!.Kill();
            process.WaitForExit();
            return false;
        }

        await using var relay = new Relay(shop.Realm.Server.Url, piece => IsNotTheStep(piece, false), piece => IsNotTheStep(piece, true));
        shop.Set("REALM__URL", relay.Uri.ToString());
        using (process = shop.Start("up", "*.dev", "--yes"))
        {
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        shop.Set("REALM__URL", shop.Realm.Server.Url.ToString());
        await ConvergesAsync(shop);
    }

    [ServersTheory]
    [InlineData("503")]
    [InlineData("reset-after")]
    public async Task AtAStepOfTheVaultLoseNoSecret(string fault)
    {
        await using var shop = await ShopOnServers.OpenAsync();
        await shop.Vault.ChangeAsync(new JsonObject
        {
            ["next"] = new JsonArray([.. Enumerable.Range(0, 4).Select(_ => new JsonObject { ["kind"] = fault, ["verb"] = "set" })]),
        });
        using (var process = shop.Start("up", "*.dev", "--yes"))
        {
            // Broken before the vault did the work, or after; the command then waits before it tries again.
            while (!(await shop.Vault.VerbsAsync()).Contains("set"))
            {
                Assert.False(process.HasExited, "The run ended before it stored a secret.");
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        await shop.Vault.ChangeAsync(new JsonObject { ["next"] = new JsonArray() });
        await ConvergesAsync(shop);
    }

    private static async Task ConvergesAsync(ShopOnServers shop)
    {
        // The dead run's lock ends after five minutes.
        shop.Workplace.Now = TimeProvider.System.GetUtcNow().AddMinutes(6);
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await shop.SignInAsync();
        (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }
}
