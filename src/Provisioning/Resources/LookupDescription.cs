using Provisioning.Collections;

namespace Provisioning.Resources;

/// <summary>Asks for something that this stack refers to and another owns. The type token is that of a function.</summary>
public sealed record LookupDescription(ResourceKey Key, Map<string, ResourceValue> Arguments);
