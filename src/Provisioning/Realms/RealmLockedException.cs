namespace Provisioning.Realms;

/// <summary>Another run is writing this realm.</summary>
public sealed class RealmLockedException : Exception
{
    public RealmLockedException()
    {
    }

    public RealmLockedException(string message)
        : base(message)
    {
    }

    public RealmLockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
