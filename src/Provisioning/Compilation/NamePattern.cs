using System.Text;

namespace Provisioning.Compilation;

/// <summary>Fills a naming pattern such as <c>sa-{tenant}-{name}</c>.</summary>
internal static class NamePattern
{
    /// <summary>The name, or what is missing: a placeholder without a value or one that nobody knows.</summary>
    public static (string Name, string Gap) Fill(string pattern, params ReadOnlySpan<(string Placeholder, string Value)> values)
    {
        var name = new StringBuilder(pattern.Length + 16);
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '{' ? pattern.IndexOf('}', i) : -1;
            if (end < 0)
            {
                name.Append(pattern[i]);
                continue;
            }

            var placeholder = pattern[(i + 1)..end];
            var value = ValueOf(placeholder, values);
            if (string.IsNullOrEmpty(value))
            {
                return (string.Empty, value is null
                    ? $"the placeholder {{{placeholder}}} does not exist"
                    : $"there is no value for {{{placeholder}}}");
            }

            name.Append(value);
            i = end;
        }

        return (name.ToString(), string.Empty);
    }

    private static string? ValueOf(string placeholder, ReadOnlySpan<(string Placeholder, string Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (known == placeholder)
            {
                return value;
            }
        }

        return null;
    }
}
