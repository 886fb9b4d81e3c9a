using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>
/// Passes connections on to a server on this machine, and tells of each piece that the caller sends before it is passed on, and
/// of each that comes back before it is delivered.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri server;
    private readonly Func<string, bool> sent;
    private readonly Func<string, bool> answered;

    /// <param name="sent">Gets the beginning of what the caller sends, and says whether to pass it on.</param>
    /// <param name="answered">Gets the beginning of what the caller had sent when its answer comes, and says whether to deliver it.</param>
    public Relay(Uri server, Func<string, bool> sent, Func<string, bool> answered)
    {
        (this.server, this.sent, this.answered) = (server, sent, answered);
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Uri => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var caller = await listener.AcceptTcpClientAsync(stop.Token);
            _ = PassAsync(caller);
        }
    }

    private async Task PassAsync(TcpClient caller)
    {
        using (caller)
        using (var target = new TcpClient())
        {
            await target.ConnectAsync(server.Host, server.Port, stop.Token);
            var last = string.Empty;
            await Task.WhenAny(
                CopyAsync(caller.GetStream(), target.GetStream(), piece => sent(last = piece)),
                CopyAsync(target.GetStream(), caller.GetStream(), _ => answered(last)));
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<string, bool> isWanted)
    {
        var buffer = new byte[65_536];
        while (await from.ReadAsync(buffer, stop.Token) is > 0 and var count)
        {
            if (!isWanted(Encoding.Latin1.GetString(buffer, 0, Math.Min(count, 300))))
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
