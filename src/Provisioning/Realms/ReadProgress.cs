namespace Provisioning.Realms;

/// <summary>How far a reading has come. Kinds that are read side by side are told in turns.</summary>
/// <param name="What">The kind of thing that is read, in the plural, such as <c>clients</c>.</param>
/// <param name="Done">How many of them have been read.</param>
/// <param name="Total">How many there are; 0 as long as that is not known.</param>
public sealed record ReadProgress(string What, int Done, int Total);
