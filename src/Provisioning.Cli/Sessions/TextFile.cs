using Provisioning.Diagnostics;

namespace Provisioning.Cli.Sessions;

/// <summary>A file that the command line names for part of an answer.</summary>
internal static class TextFile
{
    /// <exception cref="StopException">It cannot be written.</exception>
    public static Task WriteAsync(CliHost host, string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(host, path, System.Text.Encoding.UTF8.GetBytes(text), "The report", cancellationToken);

    /// <param name="what">What is in it, for people.</param>
    /// <exception cref="StopException">It cannot be written.</exception>
    public static async Task WriteAsync(CliHost host, string path, byte[] content, string what, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(host.PathOf(path), content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StopException(Outcome.Problems, CommandCodes.UnreadableArgument.At(
                Place.InFile(path), $"{what} cannot be saved: {exception.Message}", "Name a file in a folder that exists and can be written to."));
        }
    }
}
