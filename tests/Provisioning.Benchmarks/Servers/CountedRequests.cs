namespace Provisioning.Benchmarks.Servers;

/// <summary>Counts what goes to a server. Sign-in is counted, but is no write.</summary>
internal sealed class CountedRequests(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int sent;
    private int writes;
    private long received;

    public int Sent => sent;

    public int Writes => writes;

    /// <summary>Bytes of bodies, as far as the server said how many they were.</summary>
    public long Received => received;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref sent);
        if (request.Method != HttpMethod.Get && !request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref writes);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref received, response.Content.Headers.ContentLength ?? 0);
        return response;
    }
}
