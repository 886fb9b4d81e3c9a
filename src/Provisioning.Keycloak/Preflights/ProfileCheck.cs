using System.Globalization;
using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Preflights;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Preflights;

/// <summary>
/// Whether the realm's user profile takes the attributes that technical users are declared with. One that the profile does not
/// declare is kept for service accounts under every policy, and for users with a password where the realm's policy allows it, which
/// reading the realm checks; a declared one is checked for all alike.
/// </summary>
internal sealed class ProfileCheck(AdminApi api, Place place)
{
    /// <summary>Asks nothing where no technical user has an attribute.</summary>
    public async Task<ImmutableArray<PreflightCheck>> CheckAsync(RealmState desired, CancellationToken cancellationToken)
    {
        var wanted = desired.Clients.Values.Where(c => c.ServiceAccount is not null).Select(c => (Name: c.ClientId, c.ServiceAccount!.Attributes))
            .Concat(desired.Users.Values.Select(u => (Name: u.Username, u.Attributes)))
            .SelectMany(user => user.Attributes.Select(attribute => (Attribute: attribute, user.Name)))
            .GroupBy(a => a.Attribute.Key, a => (a.Name, Values: a.Attribute.Value), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        using var profile = await api.FindAsync($"users/profile", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        var declared = profile is not null && profile.RootElement.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray().ToDictionary(a => a.Text("name"), StringComparer.Ordinal)
            : [];
        var free = wanted.Select(a => a.Key).Where(name => !declared.ContainsKey(name)).Select(name => $"'{name}'").ToList();
        return
        [
            .. wanted.Where(a => declared.ContainsKey(a.Key)).Select(a => Judge(a.Key, [.. a], declared[a.Key])),
            .. free.Count == 0
                ? Array.Empty<PreflightCheck>()
                : [new PreflightCheck("profile", $"not declared in the user profile, so that nothing checks it: {string.Join(", ", free)}")],
        ];
    }

    private PreflightCheck Judge(string name, ImmutableArray<(string Name, ValueList<string> Values)> users, JsonElement rules)
    {
        if (!AdministratorsMayEdit(rules))
        {
            return Refused(name, "administrators may not edit it there");
        }

        var (least, most) = LengthIn(rules);
        foreach (var (user, values) in users)
        {
            if (values.FirstOrDefault(v => v.Length < least || v.Length > most) is { } unfit)
            {
                return Refused(name, $"it takes {Between(least, most)}, and '{unfit}' of '{user}' has {unfit.Length}");
            }
        }

        var others = rules.TryGetProperty("validations", out var validations)
            ? validations.EnumerateObject().Select(v => v.Name).Where(v => v != "length").ToList()
            : [];
        return new PreflightCheck("profile", others.Count == 0
            ? $"'{name}' passes the user profile"
            : $"'{name}' passes the length of the user profile, which also checks: {string.Join(", ", others)}");
    }

    /// <summary>Without permissions in the profile nobody may edit the attribute.</summary>
    private static bool AdministratorsMayEdit(JsonElement rules) =>
        rules.TryGetProperty("permissions", out var permissions)
        && permissions.TryGetProperty("edit", out var edit)
        && edit.EnumerateArray().Any(e => e.GetString() == "admin");

    private static (int Least, int Most) LengthIn(JsonElement rules) =>
        rules.TryGetProperty("validations", out var validations) && validations.TryGetProperty("length", out var length)
            ? (Number(length, "min") ?? 0, Number(length, "max") ?? int.MaxValue)
            : (0, int.MaxValue);

    /// <summary>The server keeps numbers as they were given, as numbers or as texts.</summary>
    private static int? Number(JsonElement limits, string name) =>
        limits.TryGetProperty(name, out var value) && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Between(int least, int most) => (least, most) switch
    {
        (0, _) => $"at most {most} characters",
        (_, int.MaxValue) => $"at least {least} characters",
        _ => $"{least} to {most} characters",
    };

    private PreflightCheck Refused(string name, string reason) => PreflightCheck.Failing("profile", PreflightCodes.AttributeRefused.At(
        place, $"The user profile of the realm refuses the attribute '{name}': {reason}."));
}
