using System.Text.RegularExpressions;

namespace Provisioning.Tests.Compilation;

public partial class NamesOfSecrets
{
    [GeneratedRegex("^[0-9a-zA-Z-]{1,127}$")]
    private static partial Regex Legal();

    private static string SecretOf(string clientId) => Compiled
        .Stack($$$"""{ "technicalUsers": { "u": { "clientId": "{{{clientId}}}" } } }""")
        .Acme().TechnicalUsers[clientId].Secret.Name;

    [Fact]
    public void AreReadableWhereTheyAreLegal() => Assert.Equal("acme-dev-sa-7", SecretOf("sa-7"));

    [Theory]
    [InlineData("cicd-technical-user-dev@acme.example")]
    [InlineData("ü")]
    [InlineData("a b")]
    public void AreMadeLegal(string clientId) => Assert.Matches(Legal(), SecretOf(clientId));

    [Fact]
    public void StayDistinctWhenCharactersAreReplaced() => Assert.NotEqual(SecretOf("a.b"), SecretOf("a_b"));

    [Fact]
    public void StayDistinctWhenTheyAreCut()
    {
        var (first, second) = (SecretOf(new string('x', 200)), SecretOf(new string('x', 201)));

        Assert.Matches(Legal(), first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void ThatMeetAreAnError() => Assert.Equal(
        ["CMP-005"],
        Compiled.Stack("""{ "naming": { "secret": "same" }, "technicalUsers": { "u": {}, "v": {} } }""").Codes());
}
