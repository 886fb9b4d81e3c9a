using System.Net;

namespace Provisioning.Keycloak.Tests;

/// <summary>
/// A connection to a real server that fails as the seed says: refused before the work, or torn after it was done, so that
/// the caller cannot know.
/// </summary>
internal sealed class FaultyWire(HttpMessageHandler inner, int seed, double share) : DelegatingHandler(inner)
{
    private static readonly HttpStatusCode[] Refusals =
    [
        HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict,
    ];

    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private int faults;

    public int Faults => faults;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (fails, kind) = Draw();
        if (!fails)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        Interlocked.Increment(ref faults);
        if (kind < Refusals.Length)
        {
            return new HttpResponseMessage(Refusals[kind]) { RequestMessage = request };
        }

        if (kind == Refusals.Length)
        {
            throw new HttpRequestException("torn before the work (injected)");
        }

        using var lost = await base.SendAsync(request, cancellationToken);
        throw new HttpRequestException("torn after the work (injected)");
    }

    /// <summary>Half of the faults lose the answer to work that was done.</summary>
    private (bool Fails, int Kind) Draw()
    {
        lock (gate)
        {
            return (random.NextDouble() < share, random.Next(2 * (Refusals.Length + 1)));
        }
    }
}
