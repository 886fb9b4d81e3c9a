using Provisioning.Diagnostics;

namespace Provisioning.Keycloak;

/// <summary>The server cannot be used, and the finding says why and what to do. It never carries a secret or a token.</summary>
public sealed class KeycloakException : Exception
{
    public KeycloakException(Diagnostic finding, Exception? innerException = null)
        : base($"{finding.Message} {finding.Next}".TrimEnd(), innerException)
    {
        Finding = finding;
    }

    public KeycloakException()
        : this(Unspecified(string.Empty))
    {
    }

    public KeycloakException(string message)
        : this(Unspecified(message))
    {
    }

    public KeycloakException(string message, Exception innerException)
        : this(Unspecified(message), innerException)
    {
    }

    public Diagnostic Finding { get; }

    /// <summary>Whether something that was there a moment ago, or was said to be, is not there any more.</summary>
    public bool IsAbsence { get; init; }

    private static Diagnostic Unspecified(string message) => KeycloakCodes.Refused.At(Place.Of(string.Empty), message);
}
