namespace Provisioning.Testing;

/// <summary>A file that code generates and the repository carries, so that people and editors find it.</summary>
public static class GeneratedFile
{
    public const string UpdateVariable = "PROVISIONING_UPDATE_GOLDENS";

    /// <summary>Fails, with the command that mends it, when the checked-in file is not what the code generates now.</summary>
    public static void IsCurrent(string path, string generated)
    {
        var file = RepositoryFolder.PathOf(path);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);
        }

        var current = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        Assert.True(
            current == generated,
            $"{path} is not what the code generates. If the change is meant: {UpdateVariable}=1 dotnet test, then commit the file.");
    }
}
