namespace Provisioning.Testing;

/// <summary>The repository that the tests were built from, for files that are checked in and must stay true.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Provisioning.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"There is no Provisioning.sln above {AppContext.BaseDirectory}.");
    }
}
