namespace Provisioning.Declarations;

/// <summary>A declared value and where it stands.</summary>
public readonly record struct Located<T>(T Value, SourcePosition At);
