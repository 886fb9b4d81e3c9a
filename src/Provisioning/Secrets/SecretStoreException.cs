using Provisioning.Diagnostics;

namespace Provisioning.Secrets;

/// <summary>A store refused, and the finding says why and what to do. It never carries a secret.</summary>
public sealed class SecretStoreException : Exception
{
    public SecretStoreException(Diagnostic finding, Exception? innerException = null)
        : base($"{finding.Message} {finding.Next}", innerException)
    {
        Finding = finding;
    }

    public SecretStoreException()
        : this(Unspecified(string.Empty))
    {
    }

    public SecretStoreException(string message)
        : this(Unspecified(message))
    {
    }

    public SecretStoreException(string message, Exception innerException)
        : this(Unspecified(message), innerException)
    {
    }

    public Diagnostic Finding { get; }

    private static Diagnostic Unspecified(string message) => SecretStoreCodes.SecretStoreUnusable.At(Place.Of(string.Empty), message);
}
