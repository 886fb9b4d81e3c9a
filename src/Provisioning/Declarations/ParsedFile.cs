using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>A file after parsing; without a root object its findings say why.</summary>
internal sealed record ParsedFile(StackFile File, SourceObject? Root, ImmutableArray<Diagnostic> Findings)
{
    public static ParsedFile Of(StackFile file)
    {
        if (file.Kind is StackFileKind.Schema or StackFileKind.Unknown || file.File.IsUnread)
        {
            return new(file, null, []);
        }

        var findings = new List<Diagnostic>();
        var root = JsonSourceParser.Parse(file.File, findings);
        return new(file, root, [.. findings]);
    }
}
