namespace Provisioning.Local.Projects;

/// <summary>A file to read: where it is on the disk, and the path in the project that findings name.</summary>
internal sealed record FoundFile(string FullPath, string Path);
