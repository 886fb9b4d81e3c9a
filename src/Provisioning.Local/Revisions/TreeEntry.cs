using System.Text;

namespace Provisioning.Local.Revisions;

/// <summary>A file of a revision.</summary>
/// <param name="Path">In the project, with forward slashes.</param>
/// <param name="Blob">The object name of its content.</param>
/// <param name="IsFile">Otherwise a link or another repository.</param>
internal readonly record struct TreeEntry(string Path, string Blob, bool IsFile)
{
    /// <summary>What <c>git ls-tree -r -z</c> prints: <c>mode SP type SP object TAB path NUL</c>.</summary>
    /// <param name="prefix">The project's folder in the repository, which is left out of the paths.</param>
    public static IEnumerable<TreeEntry> Parse(byte[] listing, string prefix)
    {
        for (var start = 0; start < listing.Length;)
        {
            var end = Array.IndexOf(listing, (byte)0, start);
            end = end < 0 ? listing.Length : end;
            var line = Encoding.UTF8.GetString(listing, start, end - start);
            start = end + 1;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var parts = line[..tab].Split(' ');
            yield return new TreeEntry(line[(tab + 1 + prefix.Length)..], parts[2], parts[0] is "100644" or "100755" or "100664");
        }
    }

    /// <summary>As in a folder: <c>*.json</c> below <c>stacks/</c> that is neither a schema nor hidden.</summary>
    public bool IsDeclaration => !IsHidden && Path.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>A link may stand for a file or a folder of declarations.</summary>
    public bool HidesDeclarations => !IsFile && !IsHidden
        && (Path.EndsWith(".json", StringComparison.Ordinal) || !Path[(Path.LastIndexOf('/') + 1)..].Contains('.', StringComparison.Ordinal));

    private bool IsHidden =>
        Path.StartsWith("stacks/schemas/", StringComparison.Ordinal) || Path.Contains("/.", StringComparison.Ordinal);
}
