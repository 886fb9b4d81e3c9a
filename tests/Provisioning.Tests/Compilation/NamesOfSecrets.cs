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
    public void CarryRealmIssuerAndLifetimeAlong()
    {
        var secret = Compiled.Project(
            ("stacks/environments/dev.json", """
                {
                  "realm": { "kind": "keycloak", "name": "test", "url": "https://iam.example/auth/" },
                  "vault": { "kind": "key-vault", "uri": "https://v.vault.azure.net/", "lifetimeDays": 90 }
                }
                """),
            ("stacks/acme/stack.json", """{ "technicalUsers": { "u": { "clientId": "sa-7" } } }""")).Acme().TechnicalUsers["sa-7"].Secret;

        Assert.Equal(("test", "https://iam.example/auth/realms/test", 90), (secret.Realm, secret.Issuer, secret.LifetimeDays));
    }

    [Fact]
    public void ThatMeetAreAnError() => Assert.Equal(
        ["CMP-005"],
        Compiled.Stack("""{ "naming": { "secret": "same" }, "technicalUsers": { "u": {}, "v": {} } }""").Codes());

    [Fact]
    public void ThatMeetInTheVaultOfTwoEnvironmentsAreAnError()
    {
        var result = Compiled.Project(
            ("stacks/environments/dev.json", Environment("shared")),
            ("stacks/environments/tst.json", Environment("shared")),
            ("stacks/environments/prd.json", Environment("own")),
            ("stacks/acme/stack.json", """
                { "environments": ["dev", "tst", "prd"], "naming": { "secret": "{tenant}-{clientId}" }, "technicalUsers": { "u": { "clientId": "sa-7" } } }
                """));

        var finding = Assert.Single(result.Findings);
        Assert.Equal("CMP-005", finding.Code);
        Assert.Contains("acme.dev", finding.Message, StringComparison.Ordinal);
        Assert.Contains("acme.tst", finding.Message, StringComparison.Ordinal);
    }

    private static string Environment(string vault) => $$"""
        {
          "realm": { "kind": "file", "name": "test", "path": "realm.json" },
          "vault": { "kind": "key-vault", "uri": "https://{{vault}}.vault.azure.net/" }
        }
        """;
}
