namespace Provisioning.Realms;

/// <summary>The plain way to read a whole realm.</summary>
public static class RealmGatewayReading
{
    public static Task<RealmReading> ReadAsync(this IRealmGateway gateway, CancellationToken cancellationToken) =>
        gateway.ReadAsync(RealmQuery.Everything, cancellationToken);
}
