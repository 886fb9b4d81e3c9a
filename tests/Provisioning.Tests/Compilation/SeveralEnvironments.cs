using Provisioning.Tests.Declarations;

namespace Provisioning.Tests.Compilation;

public class SeveralEnvironments
{
    [Fact]
    public void ReportOneMistakeOnce() => Assert.Equal(
        ["CMP-001"],
        Compiled.Project(
            ("stacks/environments/prd.json", Written.Environment),
            ("stacks/acme/stack.json", """{ "technicalUsers": { "u": { "grants": { "Nothing": {} } } } }""")).Codes());

    [Fact]
    public void EachMarkTheirOwnObjects()
    {
        var result = Compiled.Project(("stacks/environments/prd.json", Written.Environment));

        Assert.Equal("platform.prd", result.Compiled.Environments["prd"].Stacks["platform.prd"].Clients["App"].Stack);
        Assert.Equal("acme.prd", result.Compiled.Environments["prd"].Realm.Clients["sa-acme-reader"].Stack);
    }

    [Fact]
    public void GiveTheDesiredObjectsOfChosenStacksAlone()
    {
        var desired = Compiled.Project().Compiled.Environments["dev"].DesiredFor(["acme.dev"]);

        Assert.Equal(["sa-acme-reader"], desired.Clients.Keys);
        Assert.Empty(desired.Roles);
    }
}
