namespace Provisioning.Keycloak.Locking;

/// <summary>A client that holds nothing and cannot sign in; that it exists means that a run is writing the realm.</summary>
internal static class RealmLock
{
    public const string ClientId = "provisioning.lock";
}
