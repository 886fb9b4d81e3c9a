namespace Provisioning.Resources.Previews;

/// <summary>
/// What Pulumi calls a resource: <c>urn:pulumi:STACK::PROJECT::TYPES::NAME</c>, where the types are those of its parents and,
/// last, its own, with a dollar sign between.
/// </summary>
public readonly record struct ResourceUrn(string Stack, ResourceKey Key)
{
    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    /// <summary>As it was written.</summary>
    public string Text { get; init; } = string.Empty;

    public static bool TryParse(string text, out ResourceUrn urn)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(Separator, 4);
        if (parts.Length < 4 || !parts[0].StartsWith(Prefix, StringComparison.Ordinal))
        {
            urn = default;
            return false;
        }

        urn = new ResourceUrn(parts[0][Prefix.Length..], new ResourceKey(parts[2][(parts[2].LastIndexOf('$') + 1)..], parts[3])) { Text = text };
        return true;
    }
}
