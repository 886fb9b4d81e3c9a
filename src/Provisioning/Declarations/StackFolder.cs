namespace Provisioning.Declarations;

/// <summary>What a file under <c>stacks/</c> is, by its path.</summary>
internal enum StackFileKind
{
    Catalogue,
    Environment,
    Stack,
    Overlay,
    Schema,
    Unknown,
}

/// <summary>A file under <c>stacks/</c> with the name that its path gives it.</summary>
/// <param name="Tenant">For stacks and overlays.</param>
/// <param name="Environment">For environments and overlays.</param>
internal sealed record StackFile(StackFileKind Kind, SourceFile File, string Tenant, string Environment)
{
    public static StackFile Of(SourceFile file)
    {
        var parts = file.Path.Split('/');
        if (parts.Length < 2)
        {
            return new(StackFileKind.Unknown, file, string.Empty, string.Empty);
        }

        var folder = parts[^2];
        var name = parts[^1].EndsWith(".json", StringComparison.Ordinal) ? parts[^1][..^".json".Length] : parts[^1];
        var depth = Array.LastIndexOf(parts, "stacks") is >= 0 and var root ? parts.Length - root : parts.Length + 1;
        return (depth, folder, name) switch
        {
            (3, "schemas", _) => new(StackFileKind.Schema, file, string.Empty, string.Empty),
            (3, "catalogue", _) => new(StackFileKind.Catalogue, file, string.Empty, string.Empty),
            (3, "environments", _) => new(StackFileKind.Environment, file, string.Empty, name),
            (3, _, "stack") => new(StackFileKind.Stack, file, folder, string.Empty),
            (3, _, _) => new(StackFileKind.Overlay, file, folder, name),
            _ => new(StackFileKind.Unknown, file, string.Empty, string.Empty),
        };
    }
}
