using Provisioning.Local.Projects;

namespace Provisioning.Local.Tests.Projects;

/// <summary>A project as it lies on a disk.</summary>
public sealed class FolderWithDeclarations : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FolderWithDeclarations()
    {
        folder.Write("stacks/catalogue/apps.json", "{}");
        folder.Write("stacks/acme/stack.json", "{ \"a\": 1 }");
        folder.Write("stacks/acme/notes.md", "not read");
        folder.Write("stacks/Pulumi.acme.dev.yaml", "not: read");
        folder.Write("stacks/schemas/stack.schema.json", "not read");
        folder.Write("stacks/.backup/stack.json", "not read");
        folder.Write("elsewhere.json", "not read");
    }

    [Fact]
    public void IsFoundFromAFolderInside()
    {
        Assert.True(ProjectFolder.TryFind(folder.PathOf("stacks/acme"), out var project, out _));
        Assert.Equal(folder.Root, project.Root);
        Assert.Equal(folder.PathOf(".provisioning/dev/realm.json"), project.PathOf(".provisioning/dev/realm.json"));
    }

    [Fact]
    public void IsNotFoundBelowAFolderThatWasNamed()
    {
        Assert.False(ProjectFolder.TryOpen(folder.PathOf("stacks"), out _, out var problem));
        Assert.Equal("PRJ-001", problem.Code);
    }

    [Fact]
    public void GivesItsDeclarationsAndNothingElse()
    {
        var files = Read();

        Assert.Empty(files.Findings);
        Assert.Equal(["stacks/acme/stack.json", "stacks/catalogue/apps.json"], files.Files.Select(f => f.Path));
        Assert.Equal("{ \"a\": 1 }"u8.ToArray(), files.Files[0].Content.ToArray());
    }

    [Fact]
    public void ReportsAFileThatIsTooLarge()
    {
        using (var large = File.Create(folder.PathOf("stacks/acme/dev.json")))
        {
            large.SetLength(ProjectFolder.SizeLimit + 1);
        }

        var files = Read();

        Assert.Equal(("DEC-003", "stacks/acme/dev.json"), (Assert.Single(files.Findings).Code, files.Findings[0].Place.File));
        Assert.Equal("stacks/acme/dev.json", Assert.Single(files.Files, f => f.IsUnread).Path);
        Assert.Equal(2, files.Files.Count(f => !f.IsUnread));
    }

    [Fact]
    public void ReportsALinkToNothing()
    {
        File.CreateSymbolicLink(folder.PathOf("stacks/acme/dev.json"), folder.PathOf("nowhere.json"));

        Assert.Equal("PRJ-003", Assert.Single(Read().Findings).Code);
    }

    [Fact]
    public void FollowsALinkToAFolder()
    {
        folder.Write("shared/stack.json", "{}");
        Directory.CreateSymbolicLink(folder.PathOf("stacks/zeta"), "../shared");

        Assert.Contains("stacks/zeta/stack.json", Read().Files.Select(f => f.Path));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../..")]
    [InlineData("../acme")]
    public void ReportsALinkThatLeadsInACircle(string target)
    {
        Directory.CreateSymbolicLink(folder.PathOf("stacks/acme/loop"), target);

        var files = Read();

        Assert.Equal(("PRJ-004", "stacks/acme/loop"), (Assert.Single(files.Findings).Code, files.Findings[0].Place.File));
        Assert.Equal(2, files.Files.Length);
    }

    [Fact]
    public void ReportsLinksThatLeadToEachOther()
    {
        folder.Write("stacks/one/stack.json", "{}");
        Directory.CreateSymbolicLink(folder.PathOf("stacks/one/other"), "../acme");
        Directory.CreateSymbolicLink(folder.PathOf("stacks/acme/other"), "../one");

        var files = Read();

        Assert.Equal(["PRJ-004", "PRJ-004"], files.Findings.Select(f => f.Code));
    }

    [Fact]
    public void ReportsLinksThatAreTheirOwnTargets()
    {
        Directory.CreateSymbolicLink(folder.PathOf("stacks/a"), "b");
        Directory.CreateSymbolicLink(folder.PathOf("stacks/b"), "a");
        File.CreateSymbolicLink(folder.PathOf("stacks/acme/self.json"), "self.json");

        var files = Read();

        Assert.Contains(files.Findings, f => f.Place.File == "stacks/acme/self.json");
        Assert.Equal(2, files.Files.Count(f => !f.IsUnread));
    }

    [Fact]
    public void StopsWhenCancelled() => Assert.ThrowsAny<OperationCanceledException>(() => Open().Read(new CancellationToken(canceled: true)));

    public void Dispose() => folder.Dispose();

    private ProjectFiles Read() => Open().Read(CancellationToken.None);

    private ProjectFolder Open() => ProjectFolder.TryOpen(folder.Root, out var project, out var problem)
        ? project
        : throw new InvalidOperationException(problem.Message);
}
