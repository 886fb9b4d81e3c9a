using Pulumi.Experimental.Provider;
using Provisioning.Secrets;
using Values = System.Collections.Immutable.ImmutableDictionary<string, Pulumi.Experimental.PropertyValue>;

namespace Provisioning.Infra.Provider;

/// <summary>What a secret is declared with. A text may be unknown in a preview; then it is empty here.</summary>
internal sealed record SecretInputs(string Name, string ClientId, string Stack, SecretValue? Value)
{
    public const string ValueProperty = "value";

    public static readonly string[] Properties = ["name", "clientId", "stack", ValueProperty];

    public SecretRef Ref => new(Name, ClientId, Stack);

    public static SecretInputs Of(Values values) => new(
        Text(values, "name"), Text(values, "clientId"), Text(values, "stack"),
        values.TryGetValue(ValueProperty, out var value) && value.TryGetString(out var text) ? new SecretValue(text) : null);

    /// <summary>What is missing, of another type or against the vault's rules. Unknown values are none of these.</summary>
    public static IEnumerable<CheckFailure> Problems(Values values)
    {
        foreach (var name in Properties)
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

        var named = Text(values, "name");
        if (named.Length > 127 || named.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            yield return new CheckFailure("name", "A secret's name has 1 to 127 of 0-9 a-z A-Z and hyphen.");
        }
    }

    private static string Text(Values values, string name) =>
        values.TryGetValue(name, out var value) && value.TryGetString(out var text) ? text : string.Empty;
}
