namespace Provisioning.Tests.Declarations;

public class EntriesOfAMap
{
    [Theory]
    [InlineData("""{ "technicalUsers": { "edc": [] } }""", "Write an object (A technical user) here.")]
    [InlineData("""{ "technicalUsers": { "edc": { "grants": { "Thing Reader": 5 } } } }""", "Write an object (A grant) here.")]
    [InlineData("""{ "technicalUsers": [] }""", "Write objects (A technical user), keyed by name here.")]
    public void SayWhatOneOfThemIs(string stack, string next)
    {
        var finding = Assert.Single(Written.ReadProject(("stacks/acme/stack.json", stack)).Findings);

        Assert.Equal(("DEC-008", next), (finding.Code, finding.Next));
    }
}
