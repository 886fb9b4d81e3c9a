using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>A file after parsing; without a root object its findings say why.</summary>
internal sealed record ParsedFile(StackFile File, SourceObject? Root, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Its tenant is known already, so nobody needs the root.</summary>
    public bool IsKnown { get; init; }

    public static ParsedFile Known(StackFile file) => new(file, null, []) { IsKnown = true };

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
