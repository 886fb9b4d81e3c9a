using Provisioning.Keycloak.Sessions;
using Provisioning.Keycloak.Tests;
using Provisioning.Testing.Secrets;

namespace Provisioning.Benchmarks.Servers;

/// <summary>Points the environment dev of generated stacks to a server, by settings that processes inherit, or back to its files.</summary>
internal static class ChosenServers
{
    private const string Prefix = "PROVISIONING__DEV__";

    public static void Choose(TestRealm realm, bool wanted)
    {
        var signIn = (SignIn.ByClientSecret)realm.Options.SignIn;
        Set("REALM__KIND", wanted ? "keycloak" : null);
        Set("REALM__NAME", wanted ? realm.Name : null);
        Set("REALM__URL", wanted ? realm.Server.Url.ToString() : null);
        Set("KEYCLOAK__CLIENTID", wanted ? signIn.ClientId : null);
        Set("KEYCLOAK__CLIENTSECRET", wanted ? signIn.Secret.Reveal() : null);
    }

    public static void Choose(VaultServer vault, bool wanted)
    {
        Set("VAULT__KIND", wanted ? "key-vault" : null);
        Set("VAULT__URI", wanted ? vault.Uri.ToString() : null);
        Set("KEYVAULT__CREDENTIAL", wanted ? "emulator" : null);
        Set("KEYVAULT__CAFILE", wanted ? vault.AuthorityFile : null);
    }

    private static void Set(string name, string? value) => Environment.SetEnvironmentVariable(Prefix + name, value);
}
