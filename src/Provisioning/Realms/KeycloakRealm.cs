using System.Collections.Concurrent;
using System.Text;
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

    private static RealmState Make(string name)
    {
        var text = Template.Value.Replace("{default-role}", RealmState.DefaultRoleNameOf(name), StringComparison.Ordinal);
        var state = RealmRepresentation.ReadTemplate(new SourceFile("new-realm.json", Encoding.UTF8.GetBytes(text)));
        return state with { Name = name };
    }

    private static string ReadTemplate()
    {
        using var stream = typeof(KeycloakRealm).Assembly.GetManifestResourceStream("new-realm.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
