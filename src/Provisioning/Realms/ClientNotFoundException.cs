namespace Provisioning.Realms;

/// <summary>A secret was asked for a technical user that the realm does not have, or that signs in without one.</summary>
public sealed class ClientNotFoundException : Exception
{
    public ClientNotFoundException()
    {
    }

    public ClientNotFoundException(string message)
        : base(message)
    {
    }

    public ClientNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
