namespace Provisioning.Local.Revisions;

/// <summary>A commit of the repository.</summary>
/// <param name="Name">For people: as given on the command line.</param>
/// <param name="Commit">The commit's object name.</param>
public sealed record Revision(string Name, string Commit);
