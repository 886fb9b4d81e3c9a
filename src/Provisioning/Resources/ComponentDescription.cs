namespace Provisioning.Resources;

/// <summary>A group of resources that belong together: a technical user, a role or an application.</summary>
public sealed record ComponentDescription(ResourceKey Key);
