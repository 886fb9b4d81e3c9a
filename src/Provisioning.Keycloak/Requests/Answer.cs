using System.Net;
using System.Text.Json;

namespace Provisioning.Keycloak.Requests;

/// <summary>What the server said to one request. Bodies are parsed while they arrive.</summary>
internal sealed class Answer : IDisposable
{
    public required HttpStatusCode Status { get; init; }

    /// <summary>The body of a successful answer, where it has one.</summary>
    public JsonDocument? Content { get; init; }

    /// <summary>What the server says is wrong, at most 300 characters.</summary>
    public string Error { get; init; } = string.Empty;

    /// <summary>The id at the end of the address of what was made, or empty.</summary>
    public string NewId { get; init; } = string.Empty;

    public TimeSpan? RetryAfter { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>
    /// Whether the same request may succeed a moment later. Keycloak says 400 for two grants of one role at once, 409 for
    /// other races and 500 for optimistic locks, so the status alone does not tell.
    /// </summary>
    public bool MayPass(bool isCreation) => Status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.BadRequest => Error.Contains("Could not add user role or group mappings", StringComparison.Ordinal)
            || Error.Contains("deadlock", StringComparison.OrdinalIgnoreCase),
        // Whoever creates looks first whether the object is there by now.
        HttpStatusCode.Conflict => !isCreation,
        >= HttpStatusCode.InternalServerError => Status != HttpStatusCode.NotImplemented,
        _ => false,
    };

    public void Dispose() => Content?.Dispose();
}
