namespace Provisioning.Tests.Declarations;

public class ValidProject
{
    [Fact]
    public void HasNoFindings() => Assert.Empty(Written.ReadProject().Findings);

    [Fact]
    public void HasAStackForEachTenantAndEnvironment() => Assert.Equal(
        ["acme.dev", "acme.prd", "platform.dev", "platform.prd"],
        Written.ReadProject(("stacks/environments/prd.json", Written.Environment)).Declarations.Stacks.Keys);

    [Fact]
    public void KeepsWhatTheAuthorWrote()
    {
        var user = Written.ReadProject().Declarations.Stacks["acme.dev"].TechnicalUsers["reader"];

        Assert.Equal("Reads", user.Description);
        Assert.Equal(["Thing Reader"], user.Grants.Keys);
        Assert.Equal("stacks/acme/stack.json(2,23)", user.At.ToPlace().ToString());
    }

    [Fact]
    public void DoesNotDependOnTheOrderOfFiles()
    {
        var files = Written.Project();

        var forwards = Provisioning.Declarations.DeclarationReader.Read(files).Declarations;
        var backwards = Provisioning.Declarations.DeclarationReader.Read(files.Reverse()).Declarations;

        Assert.Equal(forwards, backwards);
    }
}
