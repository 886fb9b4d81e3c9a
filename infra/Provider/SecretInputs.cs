using Pulumi.Experimental.Provider;
using Provisioning.Secrets;
using Values = System.Collections.Immutable.ImmutableDictionary<string, Pulumi.Experimental.PropertyValue>;

namespace Provisioning.Infra.Provider;

/// <summary>What a secret is declared with. A text may be unknown in a preview; then it is empty here.</summary>
/// <param name="Value">Null where it is unknown, or where the resource makes the value itself.</param>
internal sealed record SecretInputs(SecretRef Ref, SecretValue? Value)
{
    public const string ValueProperty = "value";

    /// <summary>What a vault cannot change about a secret that is there.</summary>
    public static readonly string[] Identity = ["name", "stack", IsPasswordProperty, FoundProperty];

    /// <summary>
    /// Set by a refresh where the vault no longer holds the password that was stored: the realm's is lost, so both are made anew.
    /// </summary>
    public const string FoundProperty = "found";

    public static readonly string[] Properties =
        ["name", "clientId", "stack", "realm", "issuer", LifetimeProperty, IsPasswordProperty, FoundProperty, ValueProperty];

    private const string LifetimeProperty = "lifetimeDays";
    private const string IsPasswordProperty = "isPassword";

    private static readonly string[] Required = ["name", "clientId", "stack"];

    public static SecretInputs Of(Values values)
    {
        // The id that the server gave the client; without one the vault holds no fingerprint.
        var uuid = Text(values, "clientUuid");
        var secret = new SecretRef(Text(values, "name"), Text(values, "clientId"), Text(values, "stack"))
        {
            Realm = Text(values, "realm"),
            Issuer = Text(values, "issuer"),
            LifetimeDays = values.TryGetValue(LifetimeProperty, out var days) && days.TryGetNumber(out var number) ? (int)number : 0,
            IsPassword = IsPassword(values),
        };
        return new SecretInputs(
            secret,
            values.TryGetValue(ValueProperty, out var value) && value.TryGetString(out var text)
                ? new SecretValue(text) { Fingerprint = SecretFingerprint.Of(uuid, secret.ClientId, text) }
                : null);
    }

    /// <summary>What is missing, of another type or against the vault's rules. Unknown values are none of these.</summary>
    public static IEnumerable<CheckFailure> Problems(Values values)
    {
        foreach (var name in IsPassword(values) ? Required : [.. Required, ValueProperty])
        {
            if (!values.TryGetValue(name, out var value) || value.IsNull)
            {
                yield return new CheckFailure(name, "It is required.");
            }
            else if (!value.IsComputed && !value.TryGetString(out _))
            {
                yield return new CheckFailure(name, "It must be a text.");
            }
        }

        if (IsPassword(values) && values.ContainsKey(ValueProperty))
        {
            yield return new CheckFailure(ValueProperty, "A password is made by the resource and given to none.");
        }

        if (values.TryGetValue(LifetimeProperty, out var days) && !days.IsComputed && !(days.TryGetNumber(out var number) && number >= 0 && number == Math.Floor(number)))
        {
            yield return new CheckFailure(LifetimeProperty, "It must be a whole number of days, 0 for no end.");
        }

        var named = Text(values, "name");
        if (named.Length > 127 || named.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            yield return new CheckFailure("name", "A secret's name has 1 to 127 of 0-9 a-z A-Z and hyphen.");
        }
    }

    private static bool IsPassword(Values values) =>
        values.TryGetValue(IsPasswordProperty, out var value) && value.TryGetBool(out var flag) && flag;

    private static string Text(Values values, string name) =>
        values.TryGetValue(name, out var value) && value.TryGetString(out var text) ? text : string.Empty;
}
