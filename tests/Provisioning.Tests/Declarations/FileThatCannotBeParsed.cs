using System.Text;
using Provisioning.Declarations;
using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Tests.Declarations;

public class FileThatCannotBeParsed
{
    private static Diagnostic Only(SourceFile file)
    {
        var findings = new List<Diagnostic>();
        Assert.Null(JsonSourceParser.Parse(file, findings));
        return Assert.Single(findings);
    }

    private static Diagnostic Only(string text) => Only(Written.File("a.json", text));

    [Fact]
    public void IsReportedWhereItsSyntaxBreaks()
    {
        var finding = Only("{\n  \"a\": 1,\n  \"b\": oops\n}");

        Assert.Equal("DEC-001", finding.Code);
        Assert.Equal(3, finding.Place.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ \"a\": 1, }")]
    [InlineData("// a\n{}")]
    public void IsNoJson(string text) => Assert.Equal("DEC-001", Only(text).Code);

    [Theory]
    [InlineData("[]", "a list")]
    [InlineData("\"x\"", "a text")]
    [InlineData("null", "null")]
    public void HoldsSomethingElseThanAnObject(string text, string what)
    {
        var finding = Only(text);

        Assert.Equal("DEC-008", finding.Code);
        Assert.Contains(what, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsEncodedInUtf16()
    {
        var finding = Only(new SourceFile("a.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray()));

        Assert.Equal("DEC-002", finding.Code);
        Assert.Contains("UTF-16", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldsBytesThatAreNoUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes("{\n \"a\": \"?\" }");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;

        var finding = Only(new SourceFile("a.json", bytes));

        Assert.Equal("DEC-002 a.json 2:8", Written.Brief([finding])[0]);
    }

    [Fact]
    public void NestsTooDeep() =>
        Assert.Equal("DEC-004", Only(string.Concat(Enumerable.Repeat("{\"a\":", 40))).Code);

    [Fact]
    public void IsTooLarge() =>
        Assert.Equal("DEC-003", Only(new SourceFile("a.json", new byte[JsonSourceParser.MaxBytes + 1])).Code);

    [Fact]
    public void MayStartWithAByteOrderMark()
    {
        var findings = new List<Diagnostic>();

        var root = JsonSourceParser.Parse(Written.File("a.json", "\uFEFF{ \"b\": 1 }"), findings);

        Assert.Empty(findings);
        Assert.Equal("b", Assert.Single(root!.Members).Name);
    }

    [Fact]
    public void HoldsHalfASurrogatePair()
    {
        var findings = new List<Diagnostic>();

        JsonSourceParser.Parse(Written.File("a.json", """{ "a": "\ud800" }"""), findings);

        Assert.Equal(["DEC-002 a.json 1:8"], Written.Brief(findings));
    }

    [Fact]
    public void DoesNotKeepTheOthersFromBeingRead()
    {
        var result = Written.ReadProject(("stacks/broken/stack.json", "{"), ("stacks/alsobroken/stack.json", "}"));

        Assert.Equal(2, result.Findings.Count(f => f.Code == "DEC-001"));
        Assert.Contains("acme.dev", result.Declarations.Stacks.Keys);
    }

    [Fact]
    public void CountsColumnsInCharacters()
    {
        var findings = new List<Diagnostic>();

        JsonSourceParser.Parse(Written.File("a.json", """{ "ä": 1, "ä": 2 }"""), findings);

        Assert.Equal(["DEC-005 a.json 1:11"], Written.Brief(findings));
    }

    [Theory]
    [InlineData("""{ "a": "\\ud800" }""")]
    [InlineData("""{ "\\udc00": 1 }""")]
    public void OrHoldsHalfACharacterSaysHowToWriteTheWholeOne(string text)
    {
        var findings = new List<Diagnostic>();
        JsonSourceParser.Parse(Written.File("a.json", text.Replace("\\\\", "\\", StringComparison.Ordinal)), findings);

        var finding = Assert.Single(findings);
        Assert.Equal("DEC-002", finding.Code);
        Assert.Contains("both halves", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void OrHoldsHalfACharacterInANameHasOneFinding() =>
        Assert.Equal("DEC-002", Assert.Single(Written.ReadProject(
            ("stacks/acme/stack.json", "{ \"technicalUsers\": { \"\\ud800\": {} } }")).Findings).Code);
}
