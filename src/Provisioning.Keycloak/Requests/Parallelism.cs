namespace Provisioning.Keycloak.Requests;

/// <summary>How many pieces of work wait for the transport's slots at once.</summary>
internal static class Parallelism
{
    /// <summary>Somewhat more than there are slots, so that none is empty between two requests of one piece.</summary>
    private const int Pieces = 12;

    public static ParallelOptions Of(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Pieces, CancellationToken = cancellationToken };
}
