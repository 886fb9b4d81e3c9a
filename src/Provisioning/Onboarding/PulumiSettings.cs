using System.Text;
using System.Text.Json;
using Provisioning.Declarations;

namespace Provisioning.Onboarding;

/// <summary>
/// Settings of a stack for Pulumi (<c>stackConfigDir: stacks</c>): where its realm is and who signs in. What it holds is in the
/// declaration, and the secret in a variable.
/// </summary>
internal static class PulumiSettings
{
    /// <summary>A server on this machine, for an environment whose realm is a file otherwise.</summary>
    private const string LocalServer = "http://localhost:8080";

    private const string ClientId = "provisioning";

    public static ReadOnlyMemory<byte> Of(EnvironmentDeclaration environment)
    {
        var url = environment.Realm.Url.Length > 0 ? environment.Realm.Url.TrimEnd('/') : LocalServer;
        return Encoding.UTF8.GetBytes($"""
            # The client's secret comes from the variable KEYCLOAK_CLIENT_SECRET, or encrypted from
            # `pulumi config set --secret keycloak:clientSecret`.
            config:
              keycloak:url: {Scalar(url)}
              keycloak:realm: {Scalar(environment.Realm.Name)}
              keycloak:clientId: {ClientId}

            """.ReplaceLineEndings("\n"));
    }

    /// <summary>JSON's quotes are YAML's too; plain names need none.</summary>
    private static string Scalar(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '/' or ':')
            && !text.EndsWith(':')
            ? text
            : $"\"{JsonEncodedText.Encode(text)}\"";
}
