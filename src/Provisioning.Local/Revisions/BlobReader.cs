using System.Buffers.Text;
using System.Text;
using Provisioning.Diagnostics;
using Provisioning.Local.Projects;

namespace Provisioning.Local.Revisions;

/// <summary>The contents of many objects from one <c>git cat-file --batch</c>, each asked for once.</summary>
internal static class BlobReader
{
    /// <returns>Contents by object name; null for one that is too large.</returns>
    public static async Task<IReadOnlyDictionary<string, byte[]?>> ReadAsync(
        GitRepository repository, IReadOnlyCollection<string> blobs, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]?>(blobs.Count, StringComparer.Ordinal);
        if (blobs.Count > 0)
        {
            await repository.ReadAsync(
                ["cat-file", "--batch"],
                async input => await input.WriteAsync(Encoding.ASCII.GetBytes(string.Join('\n', blobs) + "\n"), cancellationToken).ConfigureAwait(false),
                output => ReadAsync(output, blobs, contents, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }

        return contents;
    }

    // For each: "object SP type SP size LF content LF", or "object SP missing LF".
    private static async Task ReadAsync(
        Stream output, IReadOnlyCollection<string> blobs, Dictionary<string, byte[]?> contents, CancellationToken cancellationToken)
    {
        using var buffered = new BufferedStream(output, 64 * 1024);
        foreach (var blob in blobs)
        {
            var header = await HeaderAsync(buffered, cancellationToken).ConfigureAwait(false);
            if (!Utf8Parser.TryParse(header.AsSpan(header.AsSpan().LastIndexOf((byte)' ') + 1), out int size, out _))
            {
                throw Missing(blob);
            }

            var content = size <= ProjectFolder.SizeLimit ? new byte[size] : null;
            await ContentAsync(buffered, content, size, blob, cancellationToken).ConfigureAwait(false);
            contents[blob] = content;
        }
    }

    private static async Task ContentAsync(Stream output, byte[]? content, int size, string blob, CancellationToken cancellationToken)
    {
        try
        {
            if (content is not null)
            {
                await output.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            }

            var rest = content is null ? size + 1 : 1;
            var scratch = new byte[Math.Min(rest, 64 * 1024)];
            while (rest > 0)
            {
                var part = Math.Min(rest, scratch.Length);
                await output.ReadExactlyAsync(scratch.AsMemory(0, part), cancellationToken).ConfigureAwait(false);
                rest -= part;
            }
        }
        catch (EndOfStreamException)
        {
            throw Missing(blob);
        }
    }

    private static async Task<byte[]> HeaderAsync(Stream output, CancellationToken cancellationToken)
    {
        var header = new List<byte>(64);
        var one = new byte[1];
        while (await output.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 1 && one[0] != (byte)'\n')
        {
            header.Add(one[0]);
        }

        return [.. header];
    }

    private static RevisionException Missing(string blob) => new(ProjectCodes.RevisionUnreadable.At(
        Place.Of(blob),
        $"The object {blob} is not in this clone.",
        "Fetch the whole history: a pipeline's clone may be shallow or partial (fetch-depth: 0, no filter)."));
}
