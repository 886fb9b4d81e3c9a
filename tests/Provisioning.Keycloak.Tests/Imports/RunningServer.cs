using System.Diagnostics;

namespace Provisioning.Keycloak.Tests.Imports;

/// <summary>A server that a test started for itself.</summary>
internal sealed class RunningServer(Process process, Uri url) : IAsyncDisposable
{
    /// <summary>As its own administrator sees it.</summary>
    public Server Server { get; } = new(url, "admin", "admin");

    public async ValueTask DisposeAsync()
    {
        Server.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
