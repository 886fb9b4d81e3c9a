using Provisioning.Diagnostics;
using Provisioning.Resources.Previews;

namespace Provisioning.Cli.Sessions;

/// <summary>A preview of Pulumi, named on the command line.</summary>
internal static class PreviewFile
{
    /// <exception cref="StopException">The file cannot be read.</exception>
    public static async Task<PulumiPreview> ReadAsync(CliHost host, string argument, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(
                host.PathOf(argument), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (stream.ConfigureAwait(false))
            {
                return await PulumiPreview.ReadAsync(argument.Replace('\\', '/'), stream, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StopException(
                Outcome.Problems, CommandCodes.UnreadableArgument.At(Place.InFile(argument), $"The file cannot be read: {exception.Message}"));
        }
    }
}
