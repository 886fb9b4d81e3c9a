using System.Text;
using Microsoft.Extensions.Configuration;
using Provisioning.Local.Settings;

namespace Provisioning.Local.Tests.Settings;

/// <summary>Settings that a pipeline lays over an environment's file.</summary>
public sealed class VariablesOfAPipeline
{
    [Fact]
    public void BecomeAFileInTheSpellingOfSettings()
    {
        var overrides = Overrides(
            ("DEV:REALM:URL", "https://keycloak"), ("Dev:Naming:TECHNICALUSER", "sa-{name}"), ("DEV:RULES:NAM_001", "off"));

        var (environment, file) = Assert.Single(overrides.Files);
        Assert.Equal("dev", environment);
        Assert.Equal("settings of this machine (PROVISIONING__DEV__* or .provisioning/settings.json)", file.Path);
        Assert.Equal(
            """{"naming":{"technicalUser":"sa-{name}"},"realm":{"url":"https://keycloak"},"rules":{"NAM-001":"off"}}""",
            Encoding.UTF8.GetString(file.Content.Span));
        Assert.Empty(overrides.Findings);
    }

    [Fact]
    public void ReachAnEnvironmentWithAHyphen() => Assert.Equal(["dev-eu"], Overrides(("DEV_EU:REALM:PATH", "x")).Files.Keys);

    [Theory]
    [InlineData("DEV:REALM:SECRET", "PROVISIONING__DEV__REALM__SECRET")]
    [InlineData("DEV:SECRETS_PASSPHRASE", "PROVISIONING__DEV__SECRETS_PASSPHRASE")]
    [InlineData("DEV:RULES:XYZ_001", "PROVISIONING__DEV__RULES__XYZ_001")]
    [InlineData("DEV:REALM:URL:DEEPER", "PROVISIONING__DEV__REALM__URL__DEEPER")]
    [InlineData("QA:REALM:URL", "PROVISIONING__QA")]
    [InlineData("DEV", "PROVISIONING__DEV")]
    public void AreIgnoredWithAWarningWhenNothingHasTheirName(string path, string variable)
    {
        var overrides = Overrides((path, "canary"));

        Assert.Empty(overrides.Files);
        var finding = Assert.Single(overrides.Findings);
        Assert.Equal(("PRJ-005", variable), (finding.Code, finding.Subject));
        Assert.DoesNotContain("canary", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GetASuggestionWhenMisspelt() =>
        Assert.Equal("Did you mean 'REALM__URL'?", Assert.Single(Overrides(("DEV:REALM:URI", "x")).Findings).Next);

    [Fact]
    public void AreTakenByTheirPrefix()
    {
        using var folder = new TemporaryFolder();

        var overrides = EnvironmentSettings.Load(
            folder.Root,
            [new("PROVISIONING__DEV__VAULT__URI", "https://vault"), new("PATH", "/bin")],
            ["dev"]);

        Assert.Empty(overrides.Findings);
        Assert.Equal("""{"vault":{"uri":"https://vault"}}""", Encoding.UTF8.GetString(overrides.Files["dev"].Content.Span));
    }

    [Fact]
    public void WinOverTheSettingsFileOfTheMachine()
    {
        using var folder = new TemporaryFolder();
        folder.Write(EnvironmentSettings.SettingsFile, """{ "dev": { "realm": { "url": "http://localhost:8080", "name": "mine" } } }""");

        var overrides = EnvironmentSettings.Load(folder.Root, [new("PROVISIONING__DEV__REALM__NAME", "theirs")], ["dev"]);

        Assert.Equal(
            """{"realm":{"name":"theirs","url":"http://localhost:8080"}}""",
            Encoding.UTF8.GetString(overrides.Files["dev"].Content.Span));
    }

    [Fact]
    public void DoNotHideASettingsFileThatIsBroken()
    {
        using var folder = new TemporaryFolder();
        folder.Write(EnvironmentSettings.SettingsFile, "{ oops");

        var finding = Assert.Single(EnvironmentSettings.Load(folder.Root, [], ["dev"]).Findings);

        Assert.Equal(("PRJ-006", EnvironmentSettings.SettingsFile), (finding.Code, finding.Place.File));
    }

    private static EnvironmentOverrides Overrides(params (string Path, string Value)[] variables) => EnvironmentSettings.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection(variables.Select(v => KeyValuePair.Create(v.Path, (string?)v.Value)))
            .Build(),
        ["dev", "dev-eu", "prd"]);
}
