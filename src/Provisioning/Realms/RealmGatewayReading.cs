namespace Provisioning.Realms;

/// <summary>The plain ways to read a realm, for who does not watch.</summary>
public static class RealmGatewayReading
{
    public static Task<RealmReading> ReadAsync(this IRealmGateway gateway, CancellationToken cancellationToken) =>
        gateway.ReadAsync(RealmQuery.Everything, cancellationToken);

    public static Task<RealmReading> ReadAsync(this IRealmGateway gateway, RealmQuery query, CancellationToken cancellationToken) =>
        gateway.ReadAsync(query, new Unwatched(), cancellationToken);

    private sealed class Unwatched : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
        }
    }
}
