using System.Text;
using System.Text.Json.Nodes;

namespace Provisioning.Representations;

/// <summary>
/// The realm's user profile in a realm file. Keycloak drops attributes of users that it does not declare, so without a word in the
/// file the realm of an import would not show the marks of technical users that sign in with a password.
/// </summary>
internal static class UserProfileComponent
{
    private const string Type = "org.keycloak.userprofile.UserProfileProvider";

    /// <summary>What a new realm has, as releases 24.0.5 and 26.5.6 answer it, with <c>ADMIN_EDIT</c> for what it does not declare.</summary>
    private static readonly Lazy<string> Profile = new(ReadProfile);

    /// <summary>Lets administrators write undeclared attributes, unless the file has a profile of its own: that is somebody's choice.</summary>
    public static void KeepMarks(JsonObject realm)
    {
        var components = realm.ObjectAt("components");
        if (components[Type] is null)
        {
            components[Type] = new JsonArray(new JsonObject
            {
                ["providerId"] = "declarative-user-profile",
                ["subComponents"] = new JsonObject(),
                ["config"] = new JsonObject { ["kc.user.profile.config"] = new JsonArray(Profile.Value) },
            });
        }
    }

    private static string ReadProfile()
    {
        using var stream = typeof(UserProfileComponent).Assembly.GetManifestResourceStream("user-profile.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonNode.Parse(reader.ReadToEnd())!.ToJsonString();
    }
}
