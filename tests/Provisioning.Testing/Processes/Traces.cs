using System.Text;

namespace Provisioning.Testing.Processes;

/// <summary>What processes leave behind, by where it was found.</summary>
public sealed class Traces
{
    private readonly List<(string Where, byte[] Content)> found = [];

    public int Count => found.Count;

    public IEnumerable<string> Places => found.Select(f => f.Where);

    public void Add(string where, byte[] content) => found.Add((where, content));

    public void Add(string where, string text) => Add(where, Encoding.UTF8.GetBytes(text));

    /// <summary>All files of a folder. Sockets of the runtime hold nothing and cannot be read.</summary>
    public void AddFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            if (!name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) && !name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal))
            {
                Add(Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
            }
        }
    }

    /// <summary>The content of what was found at a place whose name ends so.</summary>
    public byte[] Of(string end) => found.Last(f => f.Where.EndsWith(end, StringComparison.Ordinal)).Content;

    /// <summary>Where one of the values stands: as it is in UTF-8 or UTF-16, or in Base64.</summary>
    public IEnumerable<string> WithAny(IEnumerable<string> values)
    {
        var needles = values.SelectMany(Spelled).ToArray();
        return found.Where(f => needles.Any(n => f.Content.AsSpan().IndexOf(n) >= 0)).Select(f => f.Where);
    }

    private static IEnumerable<byte[]> Spelled(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(value);

        // Base64 of a text that begins anywhere in a group of three.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            yield return Encoding.ASCII.GetBytes(text[(before == 0 ? 0 : 4)..^4]);
        }
    }
}
