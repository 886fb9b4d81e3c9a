namespace Provisioning.Cli.Tests;

public sealed class RealmThatIsImported : IDisposable
{
    private const string Export = """
        {
          "realm": "shop",
          "smtpServer": { "host": "mail.example.org", "password": "canary-mail" },
          "clients": [
            { "clientId": "Shop", "bearerOnly": true, "fullScopeAllowed": true },
            { "clientId": "sa-till", "description": "Counts money", "serviceAccountsEnabled": true, "publicClient": false,
              "standardFlowEnabled": false, "fullScopeAllowed": false, "secret": "canary-till",
              "attributes": { "saml.signing.private.key": "canary-key" } },
            { "clientId": "sa-old", "description": "Does everything", "serviceAccountsEnabled": true, "publicClient": false,
              "standardFlowEnabled": false, "fullScopeAllowed": true }
          ],
          "roles": { "client": { "Shop": [
            { "name": "count" }, { "name": "sell" }, { "name": "Till", "composite": true, "composites": { "client": { "Shop": ["count", "sell"] } } }
          ] } },
          "clientScopeMappings": { "Shop": [ { "client": "sa-till", "roles": ["Till"] } ] },
          "users": [
            { "username": "anna", "credentials": [ { "type": "password", "secretData": "canary-anna" } ] },
            { "username": "service-account-sa-till", "serviceAccountClientId": "sa-till", "clientRoles": { "Shop": ["Till"] } },
            { "username": "service-account-sa-old", "serviceAccountClientId": "sa-old", "clientRoles": { "Shop": ["sell"] } }
          ],
          "identityProviders": [ { "alias": "x", "config": { "clientSecret": "canary-idp", "clientId": "us" } } ],
          "components": { "org.keycloak.keys.KeyProvider": [ { "name": "rsa", "config": { "privateKey": ["canary-realm-key"], "priority": ["100"] } } ] }
        }
        """;

    private readonly Workplace workplace = new();

    public RealmThatIsImported() => workplace.Write("realm.json", Export);

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task HasAnEmptyPreviewRightAfter()
    {
        (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(0);

        var preview = (await workplace.RunAsync("preview", "platform.dev", "--project", "shop", "--detailed-exit-code")).Expect(0);

        Assert.StartsWith("dev: nothing to do\n", preview.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellsWhatItFoundAndWhatToDoNext()
    {
        var run = (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(0);

        Assert.Contains("1 application, 3 roles and permissions, 2 technical users", run.Output, StringComparison.Ordinal);
        Assert.Contains("provision preview platform.dev --project shop", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesNoSecretAnywhere()
    {
        (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(0);

        var written = workplace.Files().Where(f => f.StartsWith(workplace.PathOf("shop"), StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(written);
        Assert.All(written, f => Assert.DoesNotContain("canary", File.ReadAllText(f), StringComparison.Ordinal));
        Assert.Contains("mail.example.org", workplace.Read("shop/.provisioning/dev/realm.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsToldWhatItsTokensCarryBeyondGrants()
    {
        (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(0);

        var validated = (await workplace.RunAsync("validate", "--project", "shop")).Expect(0);

        Assert.Contains("TUS-009: Technical user 'sa-old' was adopted with full scope.", validated.Output, StringComparison.Ordinal);
        Assert.Contains("TUS-009: Technical user 'sa-till' was adopted with a scope mapping of its own.", validated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BecomesTheEnvironmentThatWasNamed()
    {
        (await workplace.RunAsync("import", "realm.json", "--into", "shop", "--environment", "prd")).Expect(0);

        (await workplace.RunAsync("preview", "platform.prd", "--project", "shop", "--detailed-exit-code")).Expect(0);
    }

    [Fact]
    public async Task NeedsAnEmptyFolderUnlessToldOtherwise()
    {
        workplace.Write("shop/notes.txt", "mine");

        var refused = (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(1);
        Assert.Contains("'shop' is not empty", refused.Error + refused.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.PathOf("shop/stacks")));

        (await workplace.RunAsync("import", "realm.json", "--into", "shop", "--overwrite")).Expect(0);
        Assert.Equal("mine", workplace.Read("shop/notes.txt"));
    }

    [Fact]
    public async Task IsRefusedWhenItIsDeclaredAlready()
    {
        (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(0);

        var again = (await workplace.RunAsync("import", "shop/.provisioning/dev/realm.json", "--into", "other")).Expect(1);

        Assert.Contains("IMP-001", again.Output + again.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.PathOf("other")));
    }

    [Fact]
    public async Task BecomesLikeOursLineByLine()
    {
        (await workplace.RunAsync("import", "realm.json", "--into", "shop")).Expect(0);
        var stack = workplace.Read("shop/stacks/platform/stack.json");
        workplace.Write("shop/stacks/platform/stack.json", stack.Replace("\"fullScopeAllowed\": true,", string.Empty, StringComparison.Ordinal));

        (await workplace.RunAsync("up", "platform.dev", "--project", "shop", "--yes")).Expect(0);
        (await workplace.RunAsync("preview", "platform.dev", "--project", "shop", "--detailed-exit-code")).Expect(0);

        var explained = (await workplace.RunAsync("explain", "platform.dev", "sa-old", "sell", "--project", "shop")).Expect(0);
        Assert.Contains("Shop/sell", explained.Output, StringComparison.Ordinal);
        Assert.Contains("\"grant:Shop/sell\"", workplace.Read("shop/.provisioning/dev/realm.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://iam.example.org/auth", "is no address of a realm")]
    [InlineData("missing.json", "cannot be read")]
    public async Task SaysWhatIsWrongWithItsName(string realm, string words)
    {
        var run = (await workplace.RunAsync("import", realm, "--into", "shop")).Expect(1);

        Assert.Contains(words, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanBeTheRealmOfADeclaredEnvironment()
    {
        workplace.Write("old/stacks/environments/tst.json", """
            { "realm": { "kind": "file", "name": "shop", "path": "../realm.json" }, "vault": { "kind": "file", "path": "secrets.json" } }
            """);

        (await workplace.RunAsync("import", "tst", "--project", "old", "--into", "shop")).Expect(0);

        (await workplace.RunAsync("preview", "platform.tst", "--project", "shop", "--detailed-exit-code")).Expect(0);
        Assert.Contains("secrets.json", workplace.Read("shop/stacks/environments/tst.json"), StringComparison.Ordinal);
    }
}
