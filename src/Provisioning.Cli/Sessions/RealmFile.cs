using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Cli.Sessions;

/// <summary>A realm in Keycloak's export format, named on the command line.</summary>
/// <param name="Findings">What is odd about the file; with an error the state is incomplete.</param>
internal sealed record RealmFile(string Name, RealmState State, ImmutableArray<Diagnostic> Findings)
{
    public bool IsReadable => Findings.All(f => f.Severity != Severity.Error);

    /// <summary>Files are told from stacks and folders by their ending.</summary>
    public static bool IsMeant(string argument) => argument.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public static async Task<RealmFile> ReadAsync(CliHost host, string argument, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(host.PathOf(argument), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StopException(
                Outcome.Problems,
                CommandCodes.UnreadableArgument.At(Place.InFile(argument), $"The file cannot be read: {exception.Message}"));
        }

        var parsing = RealmRepresentation.Read(new SourceFile(argument.Replace('\\', '/'), content));
        return new RealmFile(argument, parsing.State, parsing.Findings);
    }
}
