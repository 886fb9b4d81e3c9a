using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Provisioning.Keycloak.Requests;

/// <summary>Reads long lists in pages, with a few pages in memory at a time.</summary>
internal static class Pages
{
    /// <param name="page">The path of the page that starts at the given object and holds at most so many.</param>
    /// <param name="ahead">
    /// Pages on their way at once, once the first was full. Where nothing is cached the server needs seconds for a page, and one
    /// page keeps only one of its cores busy. Up to that many requests go past the end of the list.
    /// </param>
    public static async IAsyncEnumerable<JsonElement> ReadPagesAsync(
        this AdminApi api,
        Func<int, int, FormattableString> page,
        int size,
        string right,
        int ahead,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var coming = new Queue<Task<JsonDocument>>();
        var (next, isLast) = (0, false);
        try
        {
            while (!isLast)
            {
                for (var wanted = next == 0 ? 1 : ahead; coming.Count < wanted; next += size)
                {
                    coming.Enqueue(api.ReadAsync(page(next, size), right, cancellationToken));
                }

                using var document = await coming.Dequeue().ConfigureAwait(false);
                isLast = document.RootElement.GetArrayLength() < size;
                foreach (var item in document.RootElement.EnumerateArray())
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await DropAsync(coming).ConfigureAwait(false);
        }
    }

    public static IAsyncEnumerable<JsonElement> ReadPagesAsync(
        this AdminApi api, Func<int, int, FormattableString> page, int size, string right, CancellationToken cancellationToken) =>
        api.ReadPagesAsync(page, size, right, ahead: 1, cancellationToken);

    /// <summary>A text field, or empty.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Pages past the end are empty, and after a failure nobody wants them.</summary>
    private static async Task DropAsync(IEnumerable<Task<JsonDocument>> pages)
    {
        foreach (var page in pages)
        {
            await ((Task)page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (page.IsCompletedSuccessfully)
            {
                (await page.ConfigureAwait(false)).Dispose();
            }
        }
    }
}
