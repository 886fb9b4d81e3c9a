using System.Globalization;
using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>What the server does with passwords: it refuses those that break the realm's policy, and tells when one was set.</summary>
internal sealed class FakePasswords(FakeRealm realm)
{
    /// <summary>Each is set later than the one before.</summary>
    private long now = 1_700_000_000_000;

    public FakeAnswer Set(string user, JsonObject body)
    {
        var (id, value) = (FakeRealm.Text(realm.User(user), "id"), FakeRealm.Text(body, "value"));
        foreach (var rule in realm.PasswordPolicy.Split(" and ", StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Meets(value, rule))
            {
                throw new FakeRefusal(400, $"Invalid password: {rule}");
            }
        }

        realm.Passwords[id] = (value, ++now);
        return FakeAnswer.Done;
    }

    /// <summary>The id of a password stays when it is changed; no value is told.</summary>
    public FakeAnswer List(string user)
    {
        var id = FakeRealm.Text(realm.User(user), "id");
        return FakeAnswer.Of(realm.Passwords.TryGetValue(id, out var password)
            ? new JsonArray(new JsonObject { ["id"] = $"password-of-{id}", ["type"] = "password", ["createdDate"] = password.SetAt })
            : []);
    }

    public FakeAnswer Remove(string user)
    {
        realm.Passwords.Remove(FakeRealm.Text(realm.User(user), "id"));
        return FakeAnswer.Done;
    }

    private static bool Meets(string value, string rule)
    {
        var parts = rule.TrimEnd(')').Split('(');
        var number = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return parts[0] switch
        {
            "length" => value.Length >= number,
            "maxLength" => value.Length <= number,
            "upperCase" => value.Count(char.IsUpper) >= number,
            "lowerCase" => value.Count(char.IsLower) >= number,
            "digits" => value.Count(char.IsDigit) >= number,
            "specialChars" => value.Count(c => !char.IsLetterOrDigit(c)) >= number,
            _ => true,
        };
    }
}
