using System.Text;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Representations;

namespace Provisioning.Tests.Representations;

/// <summary>Realm files that Keycloak did not write, or that were damaged on the way.</summary>
public sealed class RealmThatIsMalformed
{
    [Theory]
    [InlineData("", "RFL-001", 1, 1)]
    [InlineData("{ \"realm\": \"a\",\n  \"clients\": [ }", "RFL-001", 2, 16)]
    [InlineData("{ \"realm\": \"a\", \"realm\": \"b\" }", "RFL-001", 1, 17)]
    [InlineData("{ \"realm\": \"a\",\n \"users\": [ { \"username\": \"\\ud800\" } ] }", "RFL-001", 2, 27)]
    [InlineData("[]", "RFL-003", 1, 1)]
    [InlineData("7", "RFL-003", 1, 1)]
    [InlineData("{ }", "RFL-004", 1, 1)]
    [InlineData("{ \"realm\": 7 }", "RFL-003", 1, 12)]
    [InlineData("{ \"realm\": \"a\", \"accessTokenLifespan\": 1.5 }", "RFL-003", 1, 40)]
    [InlineData("{ \"realm\": \"a\",\n \"clients\": {} }", "RFL-003", 2, 13)]
    [InlineData("{ \"realm\": \"a\",\n \"clients\": [ 1 ] }", "RFL-003", 2, 15)]
    [InlineData("{ \"realm\": \"a\",\n \"clients\": [ { } ] }", "RFL-004", 2, 15)]
    [InlineData("{ \"realm\": \"a\",\n \"clients\": [ { \"clientId\": \"x\", \"enabled\": \"yes\" } ] }", "RFL-003", 2, 45)]
    [InlineData("{ \"realm\": \"a\",\n \"clients\": [ { \"clientId\": \"x\" }, { \"clientId\": \"x\" } ] }", "RFL-005", 2, 36)]
    [InlineData("{ \"realm\": \"a\",\n \"roles\": { \"realm\": [ { \"name\": \"ü\" }, { } ] } }", "RFL-004", 2, 41)]
    [InlineData("{ \"realm\": \"a\",\n \"users\": [ { \"username\": \"u\", \"clientRoles\": { \"App\": \"view\" } } ] }", "RFL-003", 2, 56)]
    public void IsReportedWithItsPosition(string text, string code, int line, int column)
    {
        var findings = RealmRepresentation.Read(new SourceFile("bad.json", Encoding.UTF8.GetBytes(text))).Findings;

        Assert.Contains((code, Place.InFile("bad.json", line, column)), findings.Select(f => (f.Code, f.Place with { Subject = string.Empty })));
    }

    [Fact]
    public void IsReportedWhenTooDeep()
    {
        var text = "{ \"realm\": \"a\", \"groups\": " + new string('[', 100) + new string(']', 100) + "}";

        Assert.Equal("RFL-001", Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Findings).Code);
    }

    [Fact]
    public void IsReportedWhenTooLarge() =>
        Assert.Equal("RFL-002", Assert.Single(Read(new byte[RealmRepresentation.SizeLimit + 1]).Findings).Code);

    [Fact]
    public void IsReportedAtTheFirstByteThatIsNotUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes("{ \"realm\":\n \"a?\" }");
        bytes[^4] = 0xFF;

        var finding = Assert.Single(Read(bytes).Findings);

        Assert.Equal(("RFL-001", 2, 4), (finding.Code, finding.Place.Line, finding.Place.Column));
    }

    [Fact]
    public void IsReportedAsUtf16()
    {
        var finding = Assert.Single(Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{ \"realm\": \"a\" }")]).Findings);

        Assert.Contains("UTF-16", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsReadBehindAByteOrderMark()
    {
        var text = "{ \"realm\": \"a\",\n \"clients\": 1 }";

        var finding = Assert.Single(Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]).Findings);

        Assert.Equal((2, 13), (finding.Place.Line, finding.Place.Column));
    }

    [Fact]
    public void ReportsEverythingAtOnce()
    {
        var text = "{ \"realm\": \"a\", \"clients\": [ { }, { \"clientId\": \"x\", \"enabled\": 1 } ], \"users\": 1 }";

        Assert.Equal(["RFL-004", "RFL-003", "RFL-003"], Read(Encoding.UTF8.GetBytes(text)).Findings.Select(f => f.Code));
    }

    private static RealmParsing Read(byte[] content) => RealmRepresentation.Read(new SourceFile("bad.json", content));
}
