using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Tests.Stacks;

namespace Provisioning.Tests.Declarations;

/// <summary>A state of a project that is read after another one of it, with most files the same.</summary>
public sealed class StateAfterAnother
{
    private static readonly Dictionary<string, SourceFile> NoSettings = [];

    private readonly ImmutableArray<SourceFile> files = [.. RepositoryStacks.SourceFiles()];
    private readonly ReadResult before;
    private readonly CompileResult compiledBefore;

    public StateAfterAnother()
    {
        before = DeclarationReader.Read(files);
        compiledBefore = Compiler.Compile(before.Declarations, RepositoryStacks.Today);
    }

    [Fact]
    public void TakesTenantsThatDidNotChangeFromIt()
    {
        var (read, compiled) = After(files);

        Assert.All(read.Declarations.Stacks, s => Assert.Same(before.Declarations.Stacks[s.Key], s.Value));
        Assert.Same(StackOf(compiledBefore, "acme.dev"), StackOf(compiled, "acme.dev"));
    }

    [Theory]
    [InlineData("stacks/acme/stack.json", "\"grants\"", "\"reason\": \"Changed\", \"grants\"")]
    [InlineData("stacks/acme/prd.json", "{", "{ \"domain\": \"acme.example\",")]
    [InlineData("stacks/environments/dev.json", "\"description\": \"", "\"description\": \"Changed ")]
    [InlineData("stacks/catalogue/catena-x.json", "view_wallet\"", "view_wallets\"")]
    [InlineData("stacks/platform/stack.json", "\"grants\"", "\"reason\": \"Changed\", \"grants\"")]
    [InlineData("stacks/acme/stack.json", "{", "{ broken")]
    [InlineData("stacks/environments/dev.json", "{", "{ broken")]
    public void MeansWhatItMeansAlone(string path, string what, string instead)
    {
        var changed = files.Select(f => f.Path == path ? Changed(f, what, instead) : f).ToArray();

        var (read, compiled) = After(changed);

        var alone = DeclarationReader.Read(changed);
        Assert.NotEqual(before.Declarations, read.Declarations);
        Assert.Equal(alone.Declarations, read.Declarations);
        Assert.Equal(alone.Findings.AsEnumerable(), read.Findings);
        var compiledAlone = Compiler.Compile(alone.Declarations, RepositoryStacks.Today);
        Assert.Equal(compiledAlone.Compiled, compiled.Compiled);
        Assert.Equal(compiledAlone.Findings.AsEnumerable(), compiled.Findings);
    }

    [Fact]
    public void MayHaveLostATenant()
    {
        var (read, _) = After([.. files.Where(f => !f.Path.StartsWith("stacks/acme/", StringComparison.Ordinal))]);

        Assert.DoesNotContain("acme.dev", read.Declarations.Stacks.Keys);
        Assert.Contains("platform.dev", read.Declarations.Stacks.Keys);
    }

    private (ReadResult Read, CompileResult Compiled) After(IEnumerable<SourceFile> changed)
    {
        var read = DeclarationReader.Read(changed, NoSettings, before);
        return (read, Compiler.Compile(read.Declarations, RepositoryStacks.Today, compiledBefore));
    }

    private static CompiledStack StackOf(CompileResult compiled, string name) => compiled.Compiled.Environments["dev"].Stacks[name];

    private static SourceFile Changed(SourceFile file, string what, string instead)
    {
        var text = System.Text.Encoding.UTF8.GetString(file.Content.Span);
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return new SourceFile(file.Path, System.Text.Encoding.UTF8.GetBytes(text[..at] + instead + text[(at + what.Length)..]));
    }
}
