using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Provisioning.Testing.Servers;

/// <summary>
/// A server on a port of this machine that passes requests on to another server or to a fake, over TCP or TLS, and fails
/// where it is told to: with real answers, real resets and real half answers.
/// </summary>
[SuppressMessage("Reliability", "CA2000", Justification = "Each connection disposes of what it opened.")]
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly Uri Behind = new("http://behind.invalid/");

    private readonly HttpMessageInvoker upstream;
    private readonly Uri origin;
    private readonly WireFaults? faults;
    private readonly X509Certificate2? certificate;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Task accepting;
    private int requests;

    /// <param name="upstream">Where requests go; it is not disposed of.</param>
    /// <param name="origin">The address of the server behind; a fake needs none.</param>
    public LoopbackServer(HttpMessageHandler upstream, Uri? origin = null, WireFaults? faults = null, X509Certificate2? certificate = null)
    {
        this.upstream = new HttpMessageInvoker(upstream, disposeHandler: false);
        this.origin = origin ?? Behind;
        this.faults = faults;
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Url => new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{Port}/");

    /// <summary>Requests that arrived whole.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>Called when an answer is held back until the caller gives up.</summary>
    public Action OnLateAnswer { get; init; } = () => { };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(connections);
        upstream.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                connections.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = await OpenAsync(client);
            while (await HttpOnTheWire.ReadRequestAsync(stream, origin, stop.Token) is { } request)
            {
                Interlocked.Increment(ref requests);
                using (request)
                {
                    if (!await AnswerAsync(request, stream, client))
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or OperationCanceledException or HttpRequestException)
        {
            // The caller has gone, or did not trust us.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (certificate is null)
        {
            return client.GetStream();
        }

        var secured = new SslStream(client.GetStream());
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        return secured;
    }

    /// <summary>Whether the connection can be used again.</summary>
    private async Task<bool> AnswerAsync(HttpRequestMessage request, Stream stream, TcpClient client)
    {
        var (fault, retryAfter) = faults?.Next() ?? (WireFault.None, false);
        if (StatusOf(fault) is { } status)
        {
            using var refusal = new HttpResponseMessage(status);
            refusal.Headers.RetryAfter = retryAfter ? new(TimeSpan.Zero) : null;
            await stream.WriteAsync(await HttpOnTheWire.WriteAsync(refusal, stop.Token), stop.Token);
            return true;
        }

        if (fault == WireFault.Torn)
        {
            return Reset(client);
        }

        using var answer = await upstream.SendAsync(request, stop.Token);
        var bytes = await HttpOnTheWire.WriteAsync(answer, stop.Token);
        switch (fault)
        {
            case WireFault.AnswerLost:
                return Reset(client);
            case WireFault.AnswerCut:
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), stop.Token);
                return false;
            case WireFault.AnswerLate:
                OnLateAnswer();
                await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, stop.Token);
                return false;
            default:
                await stream.WriteAsync(bytes, stop.Token);
                return true;
        }
    }

    private static HttpStatusCode? StatusOf(WireFault fault) => fault switch
    {
        WireFault.TooManyRequests => HttpStatusCode.TooManyRequests,
        WireFault.InternalServerError => HttpStatusCode.InternalServerError,
        WireFault.ServiceUnavailable => HttpStatusCode.ServiceUnavailable,
        WireFault.Conflict => HttpStatusCode.Conflict,
        _ => null,
    };

    private static bool Reset(TcpClient client)
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
        return false;
    }
}
