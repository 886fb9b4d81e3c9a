using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Resources.Previews;

/// <summary>One step of a preview: what would happen to one resource.</summary>
/// <param name="Operation">As the engine names it: <c>create</c>, <c>update</c>, <c>delete-replaced</c>, <c>refresh</c> ...</param>
/// <param name="Old">The resource before; null where there is none.</param>
/// <param name="New">The resource after; null where there is none.</param>
/// <param name="Place">Where the step begins in the file.</param>
public sealed record PreviewStep(string Operation, ResourceUrn Urn, PreviewState? Old, PreviewState? New, Place Place)
{
    /// <summary>Wire names of the properties that differ.</summary>
    public ValueSet<string> Differences { get; init; } = [];

    public bool IsRefresh => Operation == "refresh";

    /// <summary>What makes or takes away nothing: a look at the resource, or a note in Pulumi's own books.</summary>
    public bool ChangesNothing => Operation is "same" or "refresh" or "read" or "read-replacement" or "discard" or "discard-replaced"
        or "remove-pending-replace" or "diff" or "extend-parameterize";
}
