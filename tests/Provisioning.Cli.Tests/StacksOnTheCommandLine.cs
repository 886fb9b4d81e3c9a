namespace Provisioning.Cli.Tests;

public sealed class StacksOnTheCommandLine : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("acme.dew", "There is no stack 'acme.dew'.", "Did you mean 'acme.dev'?")]
    [InlineData("*.prd", "No stack fits the pattern '*.prd'.", "Declared are acme.dev, platform.dev.")]
    public async Task ThatDoNotExistAreRefusedWithAdvice(string name, string sentence, string advice)
    {
        var run = (await workplace.RunAsync("preview", name)).Expect(1);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreAppliedPlatformFirstWhateverTheirOrder()
    {
        var run = (await workplace.RunAsync("preview", "acme.dev", "platform.dev")).Expect(0);

        Assert.Contains("; platform.dev, acme.dev\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfSeveralEnvironmentsAreOnePlanEach()
    {
        workplace.Write("stacks/environments/tst.json", ShopProject.Environment("tst"));
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"reader\": { \"description\": \"Reads\", \"grants\": { \"technical_roles/Order Reader\": {} } }", "\"dev\", \"tst\""));
        workplace.Write("stacks/platform/stack.json", workplace.Read("stacks/platform/stack.json").Replace("[\"dev\"]", "[\"dev\", \"tst\"]", StringComparison.Ordinal));

        var run = (await workplace.RunAsync("up", "*", "--yes", "--format", "json")).Expect(0);

        Assert.Equal(
            ["dev", "tst"],
            run.Json.GetProperty("environments").EnumerateArray().Select(e => e.GetProperty("environment").GetString()));
        Assert.True(File.Exists(workplace.PathOf(".provisioning/tst/realm.json")));
    }

    [Fact]
    public async Task WhoseServerNobodySaysHowToSignInToAreRefusedWithTheVariablesThatSayIt()
    {
        workplace.Write("stacks/environments/dev.json", ShopProject.Environment("dev", "keycloak"));

        var run = (await workplace.RunAsync("preview", "*.dev")).Expect(4);

        Assert.Contains("PROVISIONING__DEV__KEYCLOAK__CLIENTID", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task WhoseServerIsAwayEndWithTheTargetNotReached()
    {
        workplace.Write("stacks/environments/dev.json", ShopProject.Environment("dev", "keycloak"));
        workplace.Variables["PROVISIONING__DEV__REALM__URL"] = "http://127.0.0.1:1";
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__CLIENTID"] = "provisioning";
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__CLIENTSECRET"] = "not-a-real-one";

        var run = await workplace.RunAsync("preview", "*.dev");

        Assert.DoesNotContain("not-a-real-one", run.Output + run.Error, StringComparison.Ordinal);
        run.Expect(4);
    }

    [Fact]
    public async Task AreFoundFromASubfolderAndByOption()
    {
        Directory.CreateDirectory(workplace.PathOf("docs/deep"));

        (await workplace.RunAsync("validate", "--project", workplace.Root)).Expect(0);
        var elsewhere = (await workplace.RunAsync("validate", "--project", "docs")).Expect(1);

        Assert.Contains("PRJ-001", elsewhere.Error, StringComparison.Ordinal);
    }
}
