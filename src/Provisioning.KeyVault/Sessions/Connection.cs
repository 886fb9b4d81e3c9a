using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Provisioning.Diagnostics;
using Provisioning.KeyVault.Requests;
using Provisioning.Secrets;

namespace Provisioning.KeyVault.Sessions;

/// <summary>Opens the library's client: our retries and pace, no telemetry, no logging of contents, its own trust where one is given.</summary>
internal static class Connection
{
    public static SecretClient Open(KeyVaultOptions options, CreatePacer pacer, TimeProvider time)
    {
#pragma warning disable CA2000 // The client lives as long as the store, and so does its transport.
        var transport = new HttpClientTransport(Handler(options));
#pragma warning restore CA2000
        var settings = new SecretClientOptions
        {
            Transport = transport,
            RetryPolicy = new Retrying(options, pacer, time),
            // The challenge of an emulator on this machine names Azure's host, not its own.
            DisableChallengeResourceVerification = options.Uri.IsLoopback,
        };
        settings.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        settings.Diagnostics.IsLoggingContentEnabled = false;
        settings.Diagnostics.IsLoggingEnabled = false;
        settings.Diagnostics.IsTelemetryEnabled = false;
        settings.Diagnostics.IsDistributedTracingEnabled = false;
        settings.AddPolicy(new CreatePacing(pacer), Azure.Core.HttpPipelinePosition.PerRetry);
        return new SecretClient(options.Uri, options.Credential, settings);
    }

    private static SocketsHttpHandler Handler(KeyVaultOptions options)
    {
        var ssl = new SslClientAuthenticationOptions();
        if (options.AuthorityPem.Length > 0)
        {
            ssl.CertificateChainPolicy = TrustOnly(options.AuthorityPem);
        }

        return new()
        {
            SslOptions = ssl,
            // A redirect would carry the token to an address that nobody declared.
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.Parallel,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
    }

    private static X509ChainPolicy TrustOnly(string pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            throw new SecretStoreException(
                KeyVaultCodes.SettingUnusable.At(Place.Of("CAFILE"), $"The private authority's certificates cannot be read: {e.Message}"), e);
        }

        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw new SecretStoreException(
                KeyVaultCodes.SettingUnusable.At(Place.Of("CAFILE"), "The file of the private authority holds no certificate."));
    }
}
