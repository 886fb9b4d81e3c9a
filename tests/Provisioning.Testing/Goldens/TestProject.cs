namespace Provisioning.Testing.Goldens;

/// <summary>Where the sources of the running tests are, found from where they were built.</summary>
public static class TestProject
{
    /// <summary>The folder with the running test project's file.</summary>
    public static string Folder { get; } = Above(d => d.EnumerateFiles("*.csproj").Any());

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = Above(d => d.EnumerateFiles("*.sln").Any());

    private static string Above(Func<DirectoryInfo, bool> isIt)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (isIt(folder))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"'{AppContext.BaseDirectory}' is not below a test project of the repository.");
    }
}
