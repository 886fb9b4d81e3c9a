using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class NamesOfGrantScopes
{
    [Theory]
    [InlineData("Cl7-CX-BPDM", "BPDM Pool Admin", "grant:Cl7-CX-BPDM/BPDM%20Pool%20Admin")]
    [InlineData("App", "view_things", "grant:App/view_things")]
    [InlineData("App", "100%", "grant:App/100%25")]
    [InlineData("App", "ü", "grant:App/%C3%BC")]
    [InlineData("App", "a\"b\\c", "grant:App/a%22b%5Cc")]
    [InlineData("", "offline_access", "grant:offline_access")]
    public void EncodeWhatKeycloakRefuses(string client, string role, string name) =>
        Assert.Equal(name, GrantScope.NameOf(new RoleRef(client, role)));

    [Fact]
    public void AreDistinctForDistinctRoles() =>
        Assert.NotEqual(GrantScope.NameOf(new("A", "b c")), GrantScope.NameOf(new("A", "b%20c")));
}
