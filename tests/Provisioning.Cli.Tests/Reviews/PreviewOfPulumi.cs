using Provisioning.Cli.Sessions;
using Provisioning.Resources;
using Provisioning.Testing.Goldens;
using Provisioning.Testing.Pulumi;

namespace Provisioning.Cli.Tests.Reviews;

/// <summary>What Pulumi would do, told as the comment that a pull request of `provision diff` gets.</summary>
public sealed class PreviewOfPulumi : IDisposable
{
    private const string Stack = "acme.dev";
    private const string File = "preview.json";

    private readonly Workplace before = new Workplace().WithShop();
    private readonly Workplace after = new Workplace().WithShop();
    private readonly Workplace elsewhere = new();

    public PreviewOfPulumi() => after.Write("stacks/acme/stack.json", ShopProject.Tenant(
        "\"reader\": { \"description\": \"Reads orders at night\", \"grants\": { \"technical_roles/Order Manager\": {} } }"));

    public void Dispose()
    {
        before.Dispose();
        after.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task IsReviewedInItsProject()
    {
        after.Write(File, Preview(new PulumiEngine(Stack) { Refreshes = true }));

        var text = (await after.RunAsync("review", File)).Expect(0);
        var markdown = (await after.RunAsync("review", File, "--format", "markdown")).Expect(0);

        var golden = Golden.Case("Reviews/Cases/pulumi");
        golden.Matches("preview.json", after.Read(File));
        golden.Matches("review.txt", text.Text);
        golden.Matches("review.md", markdown.Output);
    }

    /// <summary>The law for the command: the same declarations, compared by themselves and by way of Pulumi.</summary>
    [Fact]
    public async Task SaysWhatTheComparisonOfItsDeclarationsSays()
    {
        after.Write(File, Preview(new PulumiEngine(Stack) { Refreshes = true }));

        var review = (await after.RunAsync("review", File, "--format", "json")).Expect(0).Json.GetProperty("environments")[0];
        var diff = (await after.RunAsync("diff", before.Root, ".", "--format", "json")).Expect(0).Json.GetProperty("environments")[0];

        foreach (var part in new[] { "access", "secrets" })
        {
            Assert.Equal(diff.GetProperty(part).GetRawText(), review.GetProperty(part).GetRawText());
        }
    }

    [Fact]
    public async Task IsReviewedWithoutItsProject()
    {
        elsewhere.Write(File, Preview(new PulumiEngine(Stack)));

        var run = (await elsewhere.RunAsync("review", File)).Expect(0);

        Golden.Case("Reviews/Cases/pulumi").Matches("elsewhere.txt", run.Text);
    }

    [Fact]
    public async Task IsRefusedByTheSameGates()
    {
        after.Write(File, Preview(new PulumiEngine(Stack) { Refreshes = true }));

        (await after.RunAsync("review", File, "--fail-on", "broadening")).Expect(3);
        (await after.RunAsync("review", File, "--fail-on", "deletion")).Expect(3);
        (await after.RunAsync("review", File, "--detailed-exit-code")).Expect(2);
    }

    [Fact]
    public async Task TellsAGrantMadeByHandAndThatItGoes()
    {
        var engine = new PulumiEngine(Stack) { Refreshes = true };
        engine.ChangedByHand[new(ResourceTypes.UserRoles, "sa-acme-reader")] = new(StringComparer.Ordinal)
        {
            ["roleIds"] = new[] { PulumiEngine.IdOf(ResourceTypes.Role, "technical_roles/Order Reader"), PulumiEngine.IdOf(ResourceTypes.Role, "realm-management/realm-admin") },
        };
        before.Write(File, engine.Preview(Program(before), Program(before)));

        var run = (await before.RunAsync("review", File)).Expect(0);

        Golden.Case("Reviews/Cases/pulumi").Matches("drift.txt", run.Text);
    }

    [Fact]
    public async Task IsTheSameWhereNothingChanges()
    {
        before.Write(File, new PulumiEngine(Stack) { Refreshes = true }.Preview(Program(before), Program(before)));

        var run = (await before.RunAsync("review", File, "--detailed-exit-code", "--fail-on", "broadening", "findings")).Expect(0);

        Assert.Contains("dev: no difference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsOneCommentForSeveralStacks()
    {
        after.Write(File, Preview(new PulumiEngine(Stack) { Refreshes = true }));
        after.Write("platform.json", new PulumiEngine("platform.dev") { Refreshes = true }.Preview(Program(before, "platform.dev"), Program(after, "platform.dev")));

        var run = (await after.RunAsync("review", "platform.json", File, "--format", "json")).Expect(0);

        Assert.Equal(2, run.Json.GetProperty("environments").GetArrayLength());
    }

    [Fact]
    public async Task HasNoDifferenceInAUserWithAPassword()
    {
        after.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"pipeline\": { \"description\": \"Releases orders\", \"clientId\": \"cicd@acme.example\", \"signIn\": \"password\", \"grants\": { \"technical_roles/Order Reader\": {} } }"));
        after.Write(File, new PulumiEngine(Stack) { Refreshes = true }.Preview(Program(after), Program(after)));

        (await after.RunAsync("review", File, "--detailed-exit-code")).Expect(0);
    }

    [Fact]
    public async Task IsAProblemWhenItIsNone()
    {
        after.Write("broken.json", "{ \"steps\": [ {");
        after.Write("other.json", new PulumiEngine(Stack).Preview(Program(after), Program(before)));

        var broken = (await after.RunAsync("review", "broken.json")).Expect(1);
        var missing = (await after.RunAsync("review", "missing.json")).Expect(1);
        var other = (await after.RunAsync("review", "other.json")).Expect(1);

        Assert.Contains("PPV-001", broken.Everything, StringComparison.Ordinal);
        Assert.Contains("CMD-005", missing.Error, StringComparison.Ordinal);
        Assert.Contains("PPV-007", other.Everything, StringComparison.Ordinal);
    }

    private string Preview(PulumiEngine engine) => engine.Preview(Program(before), Program(after));

    private static ResourceProgram Program(Workplace workplace, string stack = Stack)
    {
        using var input = new StringReader(string.Empty);
        var session = ProjectSession.Open(workplace.Host(TextWriter.Null, TextWriter.Null, input), ".", CancellationToken.None);
        var environment = session.Compiled.Environments["dev"];
        return ToPulumi.Program(stack, environment.DesiredFor([stack]), environment.Stacks[stack].Secrets);
    }
}
