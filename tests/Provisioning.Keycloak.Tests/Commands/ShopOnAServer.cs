using Provisioning.Cli.Tests;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>The small project of the command's own tests, with a real server's realm as its environment.</summary>
internal static class ShopOnAServer
{
    /// <summary>The whole command in a folder of its own; whoever asks disposes of it.</summary>
    public static Workplace Open(TestRealm realm) => Open(realm.Server.Url, realm.Name);

    public static Workplace Open(Uri server, string realm)
    {
        var workplace = new Workplace { Now = TimeProvider.System.GetUtcNow() }.WithShop();
        workplace.Variables["PROVISIONING__DEV__REALM__KIND"] = "keycloak";
        workplace.Variables["PROVISIONING__DEV__REALM__URL"] = server.ToString();
        workplace.Variables["PROVISIONING__DEV__REALM__NAME"] = realm;
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__CLIENTID"] = TestRealm.AdministrationClient;
        workplace.Variables["PROVISIONING__DEV__KEYCLOAK__CLIENTSECRET"] = TestRealm.Secret;
        return workplace;
    }
}
