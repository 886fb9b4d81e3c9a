namespace Provisioning.Testing.CatenaX;

/// <summary>Exports of the realm CX-Central, which nobody here wrote.</summary>
public static class CentralRealm
{
    /// <summary>Names a folder with the whole exports; without it the reduced ones of this repository serve.</summary>
    public const string Variable = "CATENA_X_REALMS";

    /// <summary>From the oldest to the newest.</summary>
    public static string[] Releases { get; } = ["1.0.0", "2.1.0", "3.0.0", "4.2.1"];

    public static string PathOf(string release) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Path.Combine(folder, $"realm-{release}.json")
        : RepositoryFolder.PathOf($"tests/Provisioning.Testing/CatenaX/cx-central-{release}.json");
}
