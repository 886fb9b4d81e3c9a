using Provisioning.Diagnostics;

namespace Provisioning.Tests.Declarations;

public class FieldsThatAreWrong
{
    private static Diagnostic[] InStack(string text) => [.. Written.ReadProject(("stacks/acme/stack.json", text)).Findings];

    [Fact]
    public void AreReportedTogetherWithTheirPlaces()
    {
        var findings = InStack("""
            {
              "descripton": "typo",
              "platform": "yes",
              "companyRoles": ["participant", "particpant", 7],
              "domain": "Not A Domain",
              "domain": "acme.example",
              "technicalUsers": { "a": 1, "b": { "grants": { "Thing Reader": { "until": "2027-02-30" } } } },
              "exceptions": { "old": { "code": "NAM-001", "subjects": [] } }
            }
            """);

        Assert.Equal(
            [
                "DEC-006 stack.json 2:3",
                "DEC-008 stack.json 3:15",
                "DEC-009 stack.json 4:35",
                "DEC-008 stack.json 4:49",
                "DEC-009 stack.json 5:13",
                "DEC-005 stack.json 6:3",
                "DEC-008 stack.json 7:28",
                "DEC-009 stack.json 7:77",
                "DEC-007 stack.json 8:26",
                "DEC-007 stack.json 8:26",
            ],
            Written.Brief(findings));
    }

    [Fact]
    public void SuggestTheFieldThatWasMeant() =>
        Assert.Equal("Did you mean 'description'?", InStack("""{ "descripton": "x" }""")[0].Next);

    [Fact]
    public void SuggestTheValueThatWasMeant() =>
        Assert.Equal("Did you mean 'participant'?", InStack("""{ "companyRoles": ["particpant"] }""")[0].Next);

    [Fact]
    public void SayWhatIsExpectedWhereNothingIsNear()
    {
        Assert.Contains("docs/declarations.md", InStack("""{ "zzzzzzzzz": 1 }""")[0].Next, StringComparison.Ordinal);
        Assert.Contains("true or false", InStack("""{ "platform": 1 }""")[0].Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void SayTheBoundsOfANumber(string days)
    {
        var finding = Written.ReadProject(("stacks/environments/dev.json", $$"""
            {
              "realm": { "kind": "file", "name": "test", "path": "realm.json" },
              "vault": { "kind": "file", "path": "secrets.json", "lifetimeDays": {{days}} }
            }
            """)).Findings.Single();

        Assert.Equal(("DEC-009", "Write a whole number from 1 to 3650 here."), (finding.Code, finding.Next));
    }

    [Fact]
    public void MayNotBeNullOutsideOverlays() =>
        Assert.Equal("DEC-013", InStack("""{ "description": null }""")[0].Code);

    [Fact]
    public void MayNotRepeatAListedWord() =>
        Assert.Equal("DEC-005", InStack("""{ "companyRoles": ["participant", "participant"] }""")[0].Code);

    [Fact]
    public void MayNotHaveEmptyNames() =>
        Assert.Equal("DEC-009", InStack("""{ "technicalUsers": { "": {} } }""")[0].Code);

    [Fact]
    public void LeaveTheRestReadable()
    {
        var result = Written.ReadProject(("stacks/acme/stack.json", """
            { "nonsense": 1, "technicalUsers": { "good": { "description": "fine" }, "bad": 3 } }
            """));

        Assert.Equal(["good"], result.Declarations.Stacks["acme.dev"].TechnicalUsers.Keys);
    }

    [Fact]
    public void AllowASchemaReference() => Assert.Empty(InStack("""{ "$schema": "../schemas/stack.schema.json" }"""));
}
