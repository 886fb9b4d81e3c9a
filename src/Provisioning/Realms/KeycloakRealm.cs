using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Provisioning.Declarations;
using Provisioning.Representations;

namespace Provisioning.Realms;

/// <summary>The realm that Keycloak makes, before anybody adds to it.</summary>
public static class KeycloakRealm
{
    private static readonly ConcurrentDictionary<string, RealmState> Made = new(StringComparer.Ordinal);

    private static readonly Lazy<string> Template = new(ReadTemplate);

    /// <summary>
    /// What Keycloak itself brings in a new realm, reduced to what decides access and tokens: the default role, its own clients
    /// with their roles, and its own OpenID Connect client scopes. Read off realms made by releases 24.0.5 and 26.5.6; where
    /// the two differ it is what the newer one makes.
    /// </summary>
    public static RealmState Fresh(string name) => Made.GetOrAdd(name, Make);

    /// <summary>The same in Keycloak's export format, with what a realm of its own needs besides, such as the addresses of its consoles.</summary>
    internal static byte[] Export(string name)
    {
        var text = Template.Value
            .Replace("{realm}", JsonEncodedText.Encode(name).Value, StringComparison.Ordinal)
            .Replace("{default-role}", JsonEncodedText.Encode(RealmState.DefaultRoleNameOf(name)).Value, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static RealmState Make(string name) => RealmRepresentation.ReadAsWritten(new SourceFile("new-realm.json", Export(name)));

    private static string ReadTemplate()
    {
        using var stream = typeof(KeycloakRealm).Assembly.GetManifestResourceStream("new-realm.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
