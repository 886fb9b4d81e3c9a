using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Provisioning.Keycloak.Requests;

/// <summary>Reads long lists in pages, one page in memory at a time.</summary>
internal static class Pages
{
    /// <param name="page">The path of the page that starts at the given object and holds at most so many.</param>
    public static async IAsyncEnumerable<JsonElement> ReadPagesAsync(
        this AdminApi api,
        Func<int, int, FormattableString> page,
        int size,
        string right,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = 0;
        int count;
        do
        {
            using var document = await api.ReadAsync(page(first, size), right, cancellationToken).ConfigureAwait(false);
            count = document.RootElement.GetArrayLength();
            foreach (var item in document.RootElement.EnumerateArray())
            {
                yield return item;
            }

            first += count;
        }
        while (count >= size);
    }

    /// <summary>A text field, or empty.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
