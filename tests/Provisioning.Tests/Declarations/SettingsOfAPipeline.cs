using Provisioning.Declarations;

namespace Provisioning.Tests.Declarations;

public class SettingsOfAPipeline
{
    private static ReadResult With(string settings) => DeclarationReader.Read(
        Written.Project(),
        new Dictionary<string, SourceFile> { ["dev"] = Written.File("environment variables PROVISIONING__DEV__*", settings) });

    [Fact]
    public void ReplaceWhatTheFileSays()
    {
        var result = With("""{ "realm": { "kind": "keycloak", "url": "https://iam.example" } }""");

        Assert.Empty(result.Findings);
        Assert.Equal("https://iam.example", result.Declarations.Environments["dev"].Realm.Url);
        Assert.Equal("demo-dev", result.Declarations.Environments["dev"].Realm.Name);
    }

    [Fact]
    public void AreCheckedLikeTheFile()
    {
        var finding = Assert.Single(With("""{ "realm": { "kind": "keycloack" } }""").Findings, f => f.Code == "DEC-009");

        Assert.Equal("environment variables PROVISIONING__DEV__*", finding.Place.File);
        Assert.Equal("Did you mean 'keycloak'?", finding.Next);
    }

    [Fact]
    public void MustMakeACompleteTarget() =>
        Assert.Contains(With("""{ "realm": { "kind": "keycloak" } }""").Findings, f => f.Code == "DEC-007" && f.Message.Contains("'url'", StringComparison.Ordinal));
}
