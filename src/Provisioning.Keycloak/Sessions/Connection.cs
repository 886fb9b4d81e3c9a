using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Provisioning.Diagnostics;

namespace Provisioning.Keycloak.Sessions;

/// <summary>Opens connections to the server and to nobody else: no redirects, no cookies, its own trust where one is given.</summary>
internal static class Connection
{
    public static HttpClient Open(KeycloakOptions options)
    {
        var ssl = new SslClientAuthenticationOptions();
        if (options.AuthorityPem.Length > 0)
        {
            ssl.CertificateChainPolicy = TrustOnly(options);
        }

#pragma warning disable CA2000 // The client disposes of its handler.
        var handler = new SocketsHttpHandler
        {
            SslOptions = ssl,
            // A redirect would carry the token to an address that nobody declared.
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.Parallel,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#pragma warning restore CA2000
        return new HttpClient(handler)
        {
            BaseAddress = options.Url,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    private static X509ChainPolicy TrustOnly(KeycloakOptions options)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Private authorities seldom publish revocation lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPem(options.AuthorityPem);
        }
        catch (CryptographicException e)
        {
            throw Unusable($"The private authority's certificates cannot be read: {e.Message}", e);
        }

        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw Unusable("The file of the private authority holds no certificate.", null);
    }

    private static KeycloakException Unusable(string message, Exception? reason) =>
        new(KeycloakCodes.AuthorityUnusable.At(Place.Of(string.Empty), message), reason);
}
