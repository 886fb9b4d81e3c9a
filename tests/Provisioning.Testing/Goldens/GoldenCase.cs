namespace Provisioning.Testing.Goldens;

/// <summary>A folder with the input and the expected output of one case.</summary>
public sealed class GoldenCase(string folder)
{
    public string Folder { get; } = folder;

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    public bool Has(string file) => File.Exists(Path.Combine(Folder, file));

    /// <summary>Compares with a file of the case, or writes it when <see cref="Golden.UpdateVariable"/> is 1.</summary>
    public void Matches(string file, string actual)
    {
        var path = Path.Combine(Folder, file);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Golden.UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text);
            return;
        }

        var expected = File.Exists(path) ? Read(file) : string.Empty;
        if (text != expected)
        {
            Assert.Fail(Failure(path, expected, text));
        }
    }

    private static string Failure(string path, string expected, string actual)
    {
        var was = expected.Split('\n');
        var now = actual.Split('\n');
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var project = Path.GetRelativePath(TestProject.Repository, TestProject.Folder);
        return string.Join('\n',
        [
            $"{Path.GetRelativePath(TestProject.Repository, path)}({line + 1}): not as expected.",
            $"  expected: {(line < was.Length ? was[line] : "(end of file)")}",
            $"  actual:   {(line < now.Length ? now[line] : "(end of file)")}",
            "If the new output is right, write it and review the difference:",
            $"  {Golden.UpdateVariable}=1 dotnet test {project.Replace('\\', '/')}",
        ]);
    }
}
