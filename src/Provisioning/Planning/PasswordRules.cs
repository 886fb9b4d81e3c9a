using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>What a realm's rules for passwords say about those that are going to be set.</summary>
public static class PasswordRules
{
    /// <param name="set">Whose password is set; clients among them do not count.</param>
    /// <param name="realm">The realm's name.</param>
    public static ImmutableArray<Diagnostic> Findings(IEnumerable<SecretRef> set, PasswordPolicy policy, string realm)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var users = set.Where(s => s.IsPassword).Select(s => s.ClientId).Distinct(StringComparer.Ordinal).ToArray();
        return users.Length == 0 ? [] : [.. users.Select(u => Broken(u, policy, realm)).OfType<Diagnostic>(), .. OfTheRealm(policy, realm)];
    }

    /// <summary>Whose passwords a plan sets.</summary>
    public static IEnumerable<SecretRef> SetBy(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Secrets.Where(s => s.Action != ChangeAction.Delete && !s.ValueStays).Select(s => s.Secret);
    }

    private static Diagnostic? Broken(string user, PasswordPolicy policy, string realm) =>
        Password.Breaks(policy, user) is { Length: > 0 } broken
            ? PasswordCodes.PolicyTooStrict.At(Place.Of(user), Sentence(user, broken, realm))
            : null;

    /// <summary>Of a password that is not told.</summary>
    public static string Sentence(string user, IEnumerable<string> broken, string realm) =>
        $"A password made for '{user}' breaks the password policy of realm '{realm}': {string.Join(", ", broken)}. It has {Password.Shortest} to {Password.Longest} letters, digits and the marks '-', '.', '_' and '~'.";

    private static IEnumerable<Diagnostic> OfTheRealm(PasswordPolicy policy, string realm)
    {
        if (policy.ExpiresAfterDays > 0)
        {
            yield return PasswordCodes.PasswordsExpire.At(
                Place.Of(realm), $"Passwords of realm '{realm}' expire {policy.ExpiresAfterDays} days after they were set.");
        }

        if (policy.Unknown.ToArray() is { Length: > 0 } unknown)
        {
            yield return PasswordCodes.PolicyUnknown.At(
                Place.Of(realm), $"The password policy of realm '{realm}' has rules that are not known here: {string.Join(", ", unknown)}.");
        }
    }
}
