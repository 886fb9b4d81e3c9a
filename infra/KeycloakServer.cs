using Pulumi;
using Pulumi.Utilities;
using Provisioning.Keycloak;
using Provisioning.Realms;

namespace Provisioning.Infra;

/// <summary>
/// The server of the stack's realm, with the sign-in that the Keycloak provider uses: stack config <c>keycloak:*</c>, or the
/// variables <c>KEYCLOAK_*</c>.
/// </summary>
internal static class KeycloakServer
{
    private static readonly Dictionary<string, (string Config, string Variable)> Names = new(StringComparer.Ordinal)
    {
        ["CLIENTID"] = ("clientId", "KEYCLOAK_CLIENT_ID"),
        ["CLIENTSECRET"] = ("clientSecret", "KEYCLOAK_CLIENT_SECRET"),
        ["USERNAME"] = ("username", "KEYCLOAK_USER"),
        ["PASSWORD"] = ("password", "KEYCLOAK_PASSWORD"),
        ["SIGNINREALM"] = ("realm", "KEYCLOAK_REALM"),
    };

    /// <exception cref="RunException">The address or the sign-in is missing or not allowed.</exception>
    public static async Task<IRealmGateway> OpenAsync(DeclaredStack stack, IReadOnlyDictionary<string, string> variables)
    {
        var config = new Config("keycloak");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, (key, variable)) in Names)
        {
            // Every value is read as a secret, so that reading one never prints a warning or a value.
            var value = config.GetSecret(key) is { } secret ? await OutputUtilities.GetValueAsync(secret).ConfigureAwait(false) : null;
            values[name] = value ?? variables.GetValueOrDefault(variable, string.Empty);
        }

        var declared = stack.Environment.Declaration.Realm;
        var url = config.Get("url") ?? variables.GetValueOrDefault("KEYCLOAK_URL", declared.Url);
        var user = values["USERNAME"].Length > 0;
        try
        {
            // The provider signs administrators in to master unless it is told another realm.
            var options = KeycloakSettings.Read(
                stack.Environment.Name, declared with { Url = url },
                name => Value(name[(name.LastIndexOf("__", StringComparison.Ordinal) + 2)..], values, user),
                file => File.ReadAllText(Path.GetFullPath(file, stack.Root)));
            return new KeycloakGateway(options, TimeProvider.System);
        }
        catch (KeycloakException refusal)
        {
            throw Findings.Stop([refusal.Finding]);
        }
    }

    private static string Value(string name, Dictionary<string, string> values, bool user) => name switch
    {
        // With a password the client is admin-cli, which the settings add themselves.
        "CLIENTID" when user => string.Empty,
        "SIGNINREALM" when values[name].Length == 0 => "master",
        _ => values.GetValueOrDefault(name, string.Empty),
    };
}
