using System.Text.Json;
using Provisioning.Access;

namespace Provisioning.Tests.Access;

/// <summary>The claims that matter, of a token that a server made, beside those that were computed.</summary>
public sealed class TokenBesideAnother
{
    private const string Token = """
        {"exp":1,"jti":"x","aud":["App","account"],"azp":"sa","bpn":"BPNL1","scope":"email",
        "realm_access":{"roles":["base"]},"resource_access":{"App":{"roles":["view","edit"]},"account":{"roles":["see"]}}}
        """;

    [Fact]
    public void IsTheSameWhateverTheOrderAndTheOtherClaims() => Assert.Empty(Differences(Token, """
        {"resource_access":{"account":{"roles":["see"]},"App":{"roles":["edit","view"]}},"realm_access":{"roles":["base"]},
        "bpn":"BPNL1","aud":["account","App"],"sid":"y"}
        """));

    [Fact]
    public void HasAnAudienceAsATextOrAsAList() => Assert.Empty(Differences("""{"aud":"App"}""", """{"aud":["App"]}"""));

    [Fact]
    public void IsToldToCarryTooMuch() => Assert.Equal(
        ["The token of 'sa' carries 'App/delete', which nobody declares."],
        Differences(Token, Token.Replace("\"edit\"", "\"edit\",\"delete\"", StringComparison.Ordinal)));

    [Fact]
    public void IsToldToCarryTooLittle() => Assert.Equal(
        ["The token of 'sa' lacks 'base', 'App/edit', which it is declared to carry."],
        Differences(Token, Token.Replace(",\"edit\"", string.Empty, StringComparison.Ordinal).Replace("base", string.Empty, StringComparison.Ordinal)
            .Replace("[\"\"]", "[]", StringComparison.Ordinal)));

    [Fact]
    public void IsToldToBeForSomebodyElse() => Assert.Equal(
        ["The token of 'sa' is for 'App', 'Other', and is declared to be for 'App', 'account'."],
        Differences(Token, Token.Replace(",\"account\"]", ",\"Other\"]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"BPNL2\"", "has the bpn 'BPNL2', and is declared to have the bpn 'BPNL1'.")]
    [InlineData("null", "has no bpn, and is declared to have the bpn 'BPNL1'.")]
    public void IsToldToNameAnotherOrganisation(string bpn, string words) => Assert.Equal(
        [$"The token of 'sa' {words}"],
        Differences(Token, Token.Replace("\"BPNL1\"", bpn, StringComparison.Ordinal)));

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"resource_access":[],"realm_access":{"roles":7},"aud":{}}""")]
    [InlineData("""{"resource_access":{"App":7}}""")]
    public void OfAnotherShapeSaysNothing(string token) => Assert.Equal(new IssuedClaims([], [], string.Empty), Read(token));

    private static IEnumerable<string> Differences(string computed, string issued) =>
        TokenComparison.Between("sa", "The token", Read(computed), Read(issued)).Select(f => f.Message);

    private static IssuedClaims Read(string token)
    {
        using var document = JsonDocument.Parse(token);
        return IssuedClaims.Read(document.RootElement);
    }
}
