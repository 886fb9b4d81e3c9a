using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus008SecretsInTextTests
{
    [Theory]
    [InlineData("Signs in with q7Hd92kLm3XzP0vR8tYw4Nb6 at the oven", "q7Hd92kLm3XzP0vR8tYw4Nb6")]
    [InlineData("7f3a9c1e5b2d8f4a6c0e9b7d3f1a5c8e", "7f3a9c1e5b2d8f4a6c0e9b7d3f1a5c8e")]
    [InlineData("user oven, Password: Sesam-Oeffne1", "Sesam-Oeffne1")]
    [InlineData("client_secret=sourdough", "sourdough")]
    [InlineData("api-key = 'crumb-crumb'", "crumb-crumb")]
    [InlineData("-----BEGIN PRIVATE KEY-----MIIEvg", "MIIEvg")]
    [InlineData("Use eyJhbGciOiJIUzI1.eyJzdWIiOiJvdmVu.c2ln", "eyJhbGciOiJIUzI1")]
    public void SecretsAreReportedAndNeverRepeated(string description, string secret)
    {
        var finding = Assert.Single(Described(description));

        Assert.Equal("sa-oven", finding.Subject);
        Assert.DoesNotContain(secret, finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Publishes new versions of our offers; the secret is rotated every 90 days.")]
    [InlineData("Its secret: rotated weekly. Token: short-lived")]
    [InlineData("password=<see the vault>, secret=${OVEN_SECRET}, token=********")]
    [InlineData("create_reservation_cleanAndSync and update_application_membership_credential_2")]
    [InlineData("https://docs.bakery.example/guides/2026/ovens/setup-of-the-third-oven")]
    [InlineData("Subscription 5c1b7f0e-3a44-4c1d-9d2f-8e7a6b5c4d3e of the mill")]
    [InlineData("cicd-technical-user-dev@bakery.example for plants BPNL00000003CRHK and BPNL00000007OVEN")]
    [InlineData("")]
    public void ProseNamesAndPlaceholdersPass(string description) => Assert.Empty(Described(description));

    [Fact]
    public void ASecretUsedAsANameIsReportedWithoutTheName()
    {
        const string Secret = "q7Hd92kLm3XzP0vR8tYw4Nb6";

        var findings = new Landscape().Resolved("acme.dev", "oven", u => u with { ClientId = Secret }).Check<Tus008SecretsInText>();

        Assert.DoesNotContain(Secret, Assert.Single(findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReasonsOfGrantsAndExceptionsAndTheCatalogueAreSearched()
    {
        var landscape = new Landscape()
            .Application("shop", a => a with { Description = "password=sourdough" }, "bake")
            .Stack("acme.dev", s => s with { Organisation = s.Organisation with { Name = "pwd=sourdough" } })
            .User("acme.dev", "sa-oven", d => d with { Reason = "token=sourdough" });

        Assert.Equal(["shop", "acme.dev", "sa-oven"], landscape.Check<Tus008SecretsInText>().Select(f => f.Subject));
    }

    private static ImmutableArray<Diagnostic> Described(string description) =>
        new Landscape().User("acme.dev", "sa-oven", d => d with { Description = description }).Check<Tus008SecretsInText>();
}
