using System.Text.Json;

namespace Provisioning.Keycloak.Requests;

/// <summary>Turns a response into an <see cref="Answer"/>.</summary>
internal static class AnswerReader
{
    private const int ErrorLimit = 300;

    private static readonly string[] ErrorFields = ["error", "errorMessage", "error_description"];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var error = response.IsSuccessStatusCode ? string.Empty : await ErrorAsync(stream, cancellationToken).ConfigureAwait(false);
        var content = response.IsSuccessStatusCode && HasJson(response)
            ? await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false)
            : null;
        return new Answer
        {
            Status = response.StatusCode,
            Content = content,
            Error = error,
            NewId = IdIn(response.Headers.Location),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static bool HasJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength != 0
        && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;

    private static string IdIn(Uri? location) => location is null
        ? string.Empty
        : Uri.UnescapeDataString(location.OriginalString[(location.OriginalString.LastIndexOf('/') + 1)..]);

    private static async Task<string> ErrorAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Sentence(document.RootElement) : string.Empty;
        }
        catch (JsonException)
        {
            // A proxy's page of HTML; the status says what it can.
            return string.Empty;
        }
    }

    private static string Sentence(JsonElement error)
    {
        var parts = ErrorFields
            .Select(f => error.TryGetProperty(f, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty)
            .Where(t => t.Length > 0);
        var text = string.Join(": ", parts);
        if (error.TryGetProperty("field", out var field))
        {
            text += $" (field '{field}')";
        }

        return text.Length <= ErrorLimit ? text : text[..ErrorLimit];
    }
}
