using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Provisioning.Testing.Servers;

/// <summary>Requests and answers of HTTP/1.1 as bytes, as far as the clients of these tests use it.</summary>
internal static class HttpOnTheWire
{
    /// <summary>The next request, or null when the caller has closed the connection.</summary>
    public static async Task<HttpRequestMessage?> ReadRequestAsync(Stream stream, Uri origin, CancellationToken cancellationToken)
    {
        if (await ReadHeadAsync(stream, cancellationToken) is not { } head)
        {
            return null;
        }

        var lines = head.Split("\r\n");
        var parts = lines[0].Split(' ');
        var request = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(origin, parts[1]));
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToLookup(h => h[0].Trim(), h => h[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (int.TryParse(headers["Content-Length"].FirstOrDefault(), out var length))
        {
            var body = new byte[length];
            await stream.ReadExactlyAsync(body, cancellationToken);
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = headers["Content-Type"].Select(t => MediaTypeHeaderValue.Parse(t)).FirstOrDefault();
        }

        foreach (var name in (string[])["Authorization", "Accept"])
        {
            request.Headers.TryAddWithoutValidation(name, headers[name]);
        }

        return request;
    }

    public static async Task<byte[]> WriteAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var head = new StringBuilder().Append($"HTTP/1.1 {(int)answer.StatusCode} {answer.StatusCode}\r\n");
        foreach (var (name, value) in new[]
        {
            ("Location", answer.Headers.Location?.OriginalString),
            ("Retry-After", answer.Headers.RetryAfter?.ToString()),
            ("WWW-Authenticate", answer.Headers.WwwAuthenticate.FirstOrDefault()?.ToString()),
            ("Content-Type", answer.Content.Headers.ContentType?.ToString()),
        })
        {
            head.Append(value is null ? string.Empty : $"{name}: {value}\r\n");
        }

        head.Append(answer.StatusCode == HttpStatusCode.NoContent ? "\r\n" : $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static async Task<string?> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.EndsWith("\r\n\r\n"u8))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. head[..^4]]);
    }

    private static bool EndsWith(this List<byte> bytes, ReadOnlySpan<byte> end) =>
        bytes.Count >= end.Length && System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[^end.Length..].SequenceEqual(end);
}
