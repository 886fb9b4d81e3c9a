namespace Provisioning.Testing.Goldens;

/// <summary>
/// Compares what a test made with a file that people reviewed. Cases are folders below a test project; a failure prints the
/// command that rewrites the file.
/// </summary>
public static class Golden
{
    /// <summary>Set to 1, tests write their golden files instead of comparing with them.</summary>
    public const string UpdateVariable = "PROVISIONING_UPDATE_GOLDENS";

    /// <summary>One case: the folder below the running test project, for example <c>Planning/Cases/adopted</c>.</summary>
    public static GoldenCase Case(string folder) => new(Path.Combine(TestProject.Folder, folder));

    /// <summary>The names of the case folders in a folder, sorted; a test that finds none fails.</summary>
    public static IReadOnlyList<string> CasesIn(string folder)
    {
        var root = Path.Combine(TestProject.Folder, folder);
        var cases = Directory.EnumerateDirectories(root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(cases);
        return cases;
    }

    /// <summary>Compares with one file below the running test project.</summary>
    public static void Matches(string path, string actual) =>
        Case(Path.GetDirectoryName(path) ?? string.Empty).Matches(Path.GetFileName(path), actual);
}
