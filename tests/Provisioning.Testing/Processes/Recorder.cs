using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Provisioning.Testing.Processes;

/// <summary>Listens on a port of this machine and keeps what anybody sends there; it never answers.</summary>
public sealed class Recorder : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<byte[]> received = [];
    private int callers;

    public Recorder()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How many connections were opened.</summary>
    public int Callers => Volatile.Read(ref callers);

    public IReadOnlyCollection<byte[]> Received => received;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = KeepAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task KeepAsync(TcpClient caller)
    {
        using (caller)
        {
            Interlocked.Increment(ref callers);
            var buffer = new byte[4096];
            var count = await caller.GetStream().ReadAsync(buffer, stop.Token);
            received.Add(buffer[..count]);
        }
    }
}
