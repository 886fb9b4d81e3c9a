using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Sessions;
using Provisioning.Secrets;

namespace Provisioning.Keycloak;

/// <summary>
/// Reads how to sign in from settings named <c>PROVISIONING__ENV__KEYCLOAK__NAME</c>: CLIENTID with CLIENTSECRET or
/// CLIENTKEYFILE (and CLIENTKEYID), or USERNAME with PASSWORD; CAFILE, SIGNINREALM and READEACH (true or false) as needed.
/// </summary>
public static class KeycloakSettings
{
    /// <param name="target">The realm as the environment declares it.</param>
    /// <param name="lookup">The value of an environment variable, or null.</param>
    /// <param name="readFile">The text of a PEM file; what it throws becomes the finding's reason.</param>
    /// <exception cref="KeycloakException">Something is missing or not allowed.</exception>
    public static KeycloakOptions Read(
        string environment, RealmTarget target, Func<string, string?> lookup, Func<string, string> readFile)
    {
        var prefix = $"PROVISIONING__{environment.ToUpperInvariant()}__KEYCLOAK__";
        string Value(string name) => lookup(prefix + name) ?? string.Empty;

        var authority = Value("CAFILE");
        return new KeycloakOptions
        {
            Url = ServerAddress.Parse(target.Url, Place.Of(environment)),
            Realm = target.Name,
            SignIn = SignInOf(Value, readFile, environment, prefix),
            SignInRealm = Value("SIGNINREALM"),
            ReadsEachTechnicalUser = bool.TryParse(Value("READEACH"), out var each) && each,
            AuthorityPem = authority.Length == 0 ? string.Empty : FileOf(authority, prefix + "CAFILE", environment, readFile),
        };
    }

    private static SignIn SignInOf(Func<string, string> value, Func<string, string> readFile, string environment, string prefix)
    {
        var (client, secret, keyFile) = (value("CLIENTID"), value("CLIENTSECRET"), value("CLIENTKEYFILE"));
        var (username, password) = (value("USERNAME"), value("PASSWORD"));
        return (client.Length, secret.Length, keyFile.Length, username.Length, password.Length) switch
        {
            ( > 0, > 0, _, _, _) => new SignIn.ByClientSecret(client, new SecretValue(secret)),
            ( > 0, _, > 0, _, _) => new SignIn.BySignedJwt(
                client, new SecretValue(FileOf(keyFile, prefix + "CLIENTKEYFILE", environment, readFile)), value("CLIENTKEYID")),
            (0, _, _, > 0, > 0) => new SignIn.ByPassword(username, new SecretValue(password)),
            ( > 0, _, _, > 0, > 0) => new SignIn.ByPassword(username, new SecretValue(password), client),
            _ => throw new KeycloakException(KeycloakCodes.SignInMissing.At(
                Place.Of(environment),
                $"Nothing says how to sign in to the realm of environment '{environment}'.",
                $"Set {prefix}CLIENTID and {prefix}CLIENTSECRET, or {prefix}USERNAME and {prefix}PASSWORD.")),
        };
    }

    private static string FileOf(string path, string variable, string environment, Func<string, string> readFile)
    {
        try
        {
            return readFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeycloakException(
                KeycloakCodes.AuthorityUnusable.At(
                    Place.Of(environment), $"The file '{path}' that {variable} names cannot be read: {e.Message}"),
                e);
        }
    }
}
