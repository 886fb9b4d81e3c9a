namespace Provisioning.Declarations;

/// <summary>A file's bytes under the path that findings name, with forward slashes, relative to the project.</summary>
public sealed class SourceFile(string path, ReadOnlyMemory<byte> content)
{
    private int[]? lineStarts;

    /// <summary>A file that exists and was not read; who left it out said why. What it declares is unknown, not absent.</summary>
    public static SourceFile Unread(string path) => new(path, ReadOnlyMemory<byte>.Empty) { IsUnread = true };

    public string Path { get; } = path;

    public bool IsUnread { get; private init; }

    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>Line and column, both from 1; columns count characters as editors do, not bytes.</summary>
    public (int Line, int Column) LineAndColumn(int offset)
    {
        var starts = lineStarts ??= FindLineStarts(Content.Span);
        offset = Math.Clamp(offset, 0, Content.Length);
        var line = Array.BinarySearch(starts, offset);
        line = line >= 0 ? line : ~line - 1;
        var before = Content.Span[starts[line]..offset];
        return (line + 1, System.Text.Encoding.UTF8.GetCharCount(before) + 1);
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> bytes)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
