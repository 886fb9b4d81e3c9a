using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class ActivatedApp
{
    private const string Catalogue = """
        { "applications": {
            "App": { "roles": { "Reader": { "members": ["view"] } }, "permissions": { "view": {} },
              "profiles": { "sync": { "description": "Syncs", "grants": { "Reader": {} } } } },
            "Bare": {} } }
        """;

    private static Provisioning.Compilation.CompileResult With(string stack) => Compiled.Project(
        ("stacks/catalogue/demo.json", Catalogue), ("stacks/acme/stack.json", stack));

    [Fact]
    public void MakesATechnicalUserOfEachProfile()
    {
        var result = With("""{ "activations": { "App": {} } }""");

        Assert.Empty(result.Findings);
        var client = Assert.Single(result.Acme().Clients.Values);
        Assert.Equal("sa-acme-app-sync", client.ClientId);
        Assert.Equal("Syncs", client.Description);
        Assert.Equal([new RoleRef("App", "Reader")], client.ServiceAccount!.Grants);
        Assert.Equal("App", result.Acme().TechnicalUsers["sa-acme-app-sync"].Declaration.ActivatedApp);
    }

    [Fact]
    public void ForACustomerMakesTheCustomersTechnicalUser() =>
        Assert.Equal(
            "BPNL000000CUSTOM",
            With("""{ "activations": { "App": { "customer": { "bpn": "BPNL000000CUSTOM" } } } }""")
                .Acme().TechnicalUsers["sa-acme-app-sync"].Owner.Bpn);

    [Fact]
    public void ThatDoesNotExistIsAnErrorWithASuggestion()
    {
        var finding = Assert.Single(With("""{ "activations": { "Ap": {} } }""").Findings);

        Assert.Equal("CMP-009", finding.Code);
        Assert.Equal("Did you mean 'App'?", finding.Next);
    }

    [Fact]
    public void WithoutProfilesIsAnError() =>
        Assert.Equal(["CMP-009"], With("""{ "activations": { "Bare": {} } }""").Codes());

    [Fact]
    public void MeetingADeclaredUserOfItsNameIsAnError() =>
        Assert.Equal(["CMP-012"], With("""{ "activations": { "App": {} }, "technicalUsers": { "app-sync": {} } }""").Codes());
}
