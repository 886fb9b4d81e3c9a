using Provisioning.Local.Projects;
using Provisioning.Local.Revisions;
using Provisioning.Testing;

namespace Provisioning.Local.Tests.Revisions;

/// <summary>A project in a folder of a repository, in two commits.</summary>
public sealed class RepositoryWithDeclarations : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RepositoryWithDeclarations()
    {
        GitFolder.Init(folder.Root);
        folder.Write("identity/stacks/acme/stack.json", "{ \"a\": 1 }");
        folder.Write("identity/stacks/Zürich und mehr/stack.json", "{ \"z\": 1 }");
        folder.Write("identity/stacks/schemas/stack.schema.json", "not read");
        folder.Write("identity/stacks/.backup/stack.json", "not read");
        folder.Write("identity/stacks/acme/notes.md", "not read");
        folder.Write("stacks/other/stack.json", "of another project");
        GitFolder.Commit(folder.Root);
        GitFolder.Run(folder.Root, "branch", "before");
        folder.Write("identity/stacks/acme/stack.json", "{ \"a\": 2 }");
        GitFolder.Commit(folder.Root);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task GivesTheDeclarationsOfARevisionAndNothingElse()
    {
        var files = Assert.Single(await ReadAsync("before"));

        Assert.Empty(files.Findings);
        Assert.Equal(["stacks/Zürich und mehr/stack.json", "stacks/acme/stack.json"], files.Files.Select(f => f.Path));
        Assert.Equal("{ \"a\": 1 }"u8.ToArray(), files.Files[1].Content.ToArray());
    }

    [Fact]
    public async Task DoesNotLookAtWhatIsCheckedOut()
    {
        folder.Write("identity/stacks/acme/stack.json", "edited and not committed");

        var files = Assert.Single(await ReadAsync("HEAD"));

        Assert.Equal("{ \"a\": 2 }"u8.ToArray(), files.Files[1].Content.ToArray());
    }

    [Fact]
    public async Task ReadsWhatDidNotChangeOnce()
    {
        var both = await ReadAsync("before", "main");

        Assert.Same(both[0].Files[0], both[1].Files[0]);
        Assert.NotSame(both[0].Files[1], both[1].Files[1]);
    }

    [Fact]
    public async Task SharesWhatTheWorkingTreeHasInCommon()
    {
        var before = Assert.Single(await ReadAsync("before"));
        Assert.True(ProjectFolder.TryOpen(folder.PathOf("identity"), out var project, out _));

        var now = project.Read(CancellationToken.None).Sharing(before);

        Assert.Same(before.Files[0], now.Files[0]);
        Assert.Equal("{ \"a\": 2 }"u8.ToArray(), now.Files[1].Content.ToArray());
    }

    [Theory]
    [InlineData("nothing-of-this-name")]
    [InlineData("--help")]
    [InlineData("-1")]
    [InlineData("--output=/tmp/x")]
    [InlineData("^main")]
    [InlineData("main..before")]
    [InlineData("main:identity")]
    [InlineData("main\nbefore")]
    [InlineData("$(touch x)")]
    [InlineData("")]
    public async Task KnowsNoRevisionOfSuchAName(string name)
    {
        var repository = await OpenAsync();

        var problem = await Assert.ThrowsAsync<RevisionException>(() => repository.ResolveAsync(name, CancellationToken.None));

        Assert.Equal("PRJ-007", problem.Finding.Code);
        Assert.False(File.Exists(folder.PathOf("identity/x")));
    }

    [Fact]
    public async Task TellsALinkInsteadOfFollowingIt()
    {
        File.CreateSymbolicLink(folder.PathOf("identity/stacks/acme/dev.json"), "stack.json");
        Directory.CreateSymbolicLink(folder.PathOf("identity/stacks/beta"), "acme");
        GitFolder.Commit(folder.Root);

        var files = Assert.Single(await ReadAsync("HEAD"));

        Assert.Equal(
            [("PRJ-004", "stacks/acme/dev.json"), ("PRJ-004", "stacks/beta")],
            files.Findings.Select(f => (f.Code, f.Place.File)));
    }

    [Fact]
    public async Task DoesNotReadAFileThatIsTooLarge()
    {
        using (var large = File.Create(folder.PathOf("identity/stacks/acme/dev.json")))
        {
            large.SetLength(ProjectFolder.SizeLimit + 1);
        }

        GitFolder.Commit(folder.Root);

        var files = Assert.Single(await ReadAsync("HEAD"));

        Assert.Equal("DEC-003", Assert.Single(files.Findings).Code);
        Assert.Equal("stacks/acme/dev.json", Assert.Single(files.Files, f => f.IsUnread).Path);
        Assert.Equal("{ \"a\": 2 }"u8.ToArray(), files.Files.Single(f => f.Path == "stacks/acme/stack.json").Content.ToArray());
    }

    [Fact]
    public async Task SaysThatAnObjectIsMissing()
    {
        var blob = GitFolder.Run(folder.Root, "rev-parse", "HEAD:identity/stacks/acme/stack.json").Trim();
        File.Delete(folder.PathOf($".git/objects/{blob[..2]}/{blob[2..]}"));

        var problem = await Assert.ThrowsAsync<RevisionException>(() => ReadAsync("HEAD"));

        Assert.Contains(blob, problem.Finding.Message, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", problem.Finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindsWhereWorkLeftTheDefaultBranch()
    {
        var left = GitFolder.Run(folder.Root, "rev-parse", "main").Trim();
        GitFolder.Run(folder.Root, "checkout", "--quiet", "-b", "work");
        GitFolder.Commit(folder.Root);

        var found = await (await OpenAsync()).BaseAsync(CancellationToken.None);

        Assert.Equal(("main", left), (found.Name, found.Commit));
    }

    [Fact]
    public async Task SaysThatThereIsNoDefaultBranch()
    {
        GitFolder.Run(folder.Root, "branch", "--move", "main", "trunk");
        var repository = await OpenAsync();

        var problem = await Assert.ThrowsAsync<RevisionException>(() => repository.BaseAsync(CancellationToken.None));

        Assert.Contains("provision diff BASE", problem.Finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HasNothingWhereTheRevisionHasNothing()
    {
        Directory.Delete(folder.PathOf("identity"), recursive: true);
        GitFolder.Commit(folder.Root);
        Directory.CreateDirectory(folder.PathOf("identity"));

        Assert.Empty(Assert.Single(await ReadAsync("HEAD")).Files);
    }

    [Fact]
    public async Task IsNoRepositoryElsewhere()
    {
        using var elsewhere = new TemporaryFolder();

        var problem = await Assert.ThrowsAsync<RevisionException>(() => GitRepository.OpenAsync(elsewhere.Root, CancellationToken.None));

        Assert.Equal("PRJ-007", problem.Finding.Code);
    }

    private Task<GitRepository> OpenAsync() => GitRepository.OpenAsync(folder.PathOf("identity"), CancellationToken.None);

    private async Task<ImmutableArray<ProjectFiles>> ReadAsync(params string[] names)
    {
        var repository = await OpenAsync();
        var revisions = new List<Revision>();
        foreach (var name in names)
        {
            revisions.Add(await repository.ResolveAsync(name, CancellationToken.None));
        }

        return await RevisionReader.ReadAsync(repository, revisions, CancellationToken.None);
    }
}
