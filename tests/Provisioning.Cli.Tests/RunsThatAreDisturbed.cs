using Provisioning.Local.Realms;

namespace Provisioning.Cli.Tests;

public sealed class RunsThatAreDisturbed : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task EndWithExitCode130WhenCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var run = (await workplace.RunAsync(cancelled.Token, "up", "*.dev", "--yes")).Expect(130);

        Assert.Contains("CMD-010", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }

    [Fact]
    public async Task EndWithExitCodeFourWhenAnotherRunHoldsTheRealm()
    {
        await workplace.RunAsync("up", "platform.dev", "--yes");
        var gateway = new RealmFileGateway(workplace.PathOf(ShopProject.Realm), "shop-dev", ShopProject.Realm, TimeProvider.System);
        await using var held = await gateway.LockAsync(CancellationToken.None);

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(4);

        Assert.Contains("CMD-008", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoNotTouchARealmFileThatIsDamaged()
    {
        workplace.Write(ShopProject.Realm, "{ \"realm\": \"shop-dev\", ");

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(1);

        Assert.Contains(ShopProject.Realm, run.Error, StringComparison.Ordinal);
        Assert.Equal("{ \"realm\": \"shop-dev\", ", workplace.Read(ShopProject.Realm));
    }

    [Fact]
    public async Task SayWhatWasDoneAndWhatNotWhenTheyStopPartWay()
    {
        var stopped = await BlockTheVaultWhileApplyingAsync("up", "*.dev", "--yes");
        Directory.Delete(workplace.PathOf(ShopProject.Secrets));
        var resumed = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains("done:     11 objects, 0 secrets", stopped, StringComparison.Ordinal);
        Assert.Contains("not done: 0 objects, 2 secrets", stopped, StringComparison.Ordinal);
        Assert.Contains("Put right what stopped it, then run the same command again", stopped, StringComparison.Ordinal);
        Assert.DoesNotContain("--reveal", stopped, StringComparison.Ordinal);
        Assert.Contains("dev: done, 0 objects and 2 secrets", resumed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfASavedPlanSayThatANewOneIsNeeded()
    {
        await workplace.RunAsync("preview", "*.dev", "--out", "plan.json");

        var stopped = await BlockTheVaultWhileApplyingAsync("up", "--plan", "plan.json", "--yes");

        Assert.Contains("then make a new plan", stopped, StringComparison.Ordinal);
        Assert.DoesNotContain("same command again", stopped, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("preview")]
    public async Task FindAVaultThatCannotBeWrittenBeforeTheRealmIsChanged(string command)
    {
        workplace.Variables["PROVISIONING__DEV__VAULT__PATH"] = "blocked/secrets.json";
        workplace.Write("blocked", "a file where a folder is needed");

        var run = (await workplace.RunAsync([command, "*.dev", .. command == "up" ? new[] { "--yes" } : []])).Expect(1);

        Assert.Contains("VLT-001", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }

    [Fact]
    public async Task FindThatTheKeyIsGoneBeforeTheRealmIsChanged()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        File.Delete(workplace.PathOf(ShopProject.Secrets + ".key"));
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant("""
            "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } },
            "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } },
            "third": { "description": "Reads orders at noon", "grants": { "technical_roles/Order Reader": {} } }
            """));
        var before = workplace.Read(ShopProject.Realm);

        var preview = (await workplace.RunAsync("preview", "acme.dev")).Expect(1);
        var up = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(1);

        Assert.Contains("VLT-005", preview.Output, StringComparison.Ordinal);
        Assert.Contains("VLT-005", up.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace.Read(ShopProject.Realm));
    }

    /// <summary>Puts a folder in the place of the secret file once the apply has been announced; gives the answer of the run.</summary>
    private async Task<string> BlockTheVaultWhileApplyingAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new WatchedWriter("Applying to", () => Directory.CreateDirectory(workplace.PathOf(ShopProject.Secrets)));
        using var input = new StringReader(string.Empty);

        Assert.Equal(4, await ProvisionApp.RunAsync(args, workplace.Host(output, error, input), CancellationToken.None));

        return output.ToString();
    }

    private sealed class WatchedWriter(string text, Action act) : StringWriter
    {
        private bool acted;

        public override void Write(string? value)
        {
            base.Write(value);
            Act();
        }

        public override void Write(char value)
        {
            base.Write(value);
            Act();
        }

        public override void Write(char[] buffer, int index, int count)
        {
            base.Write(buffer, index, count);
            Act();
        }

        private void Act()
        {
            if (!acted && ToString().Contains(text, StringComparison.Ordinal))
            {
                acted = true;
                act();
            }
        }
    }
}
