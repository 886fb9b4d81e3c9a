namespace Provisioning.Testing.CatenaX;

/// <summary>Exports of the realm CX-Central, which nobody here wrote.</summary>
public static class CentralRealm
{
    /// <summary>Names a folder with the whole exports; without it the reduced ones of this repository serve.</summary>
    public const string Variable = "CATENA_X_REALMS";

    private const string Technical = "technical_roles_management";

    /// <summary>From the oldest to the newest.</summary>
    public static string[] Releases { get; } = ["1.0.0", "2.1.0", "3.0.0", "4.2.1"];

    public static string PathOf(string release) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Path.Combine(folder, $"realm-{release}.json")
        : RepositoryFolder.PathOf($"tests/Provisioning.Testing/CatenaX/cx-central-{release}.json");

    /// <summary>What a release replaced, as a catalogue file that stands beside the imported one.</summary>
    public static string FormerNames(string release) => release switch
    {
        "2.1.0" => Aliases(
            ("Connector User", [$"{Technical}/Dataspace Discovery", $"{Technical}/Identity Wallet Management", $"{Technical}/Semantic Model Management"]),
            ("App Tech User", [$"{Technical}/Dataspace Discovery", $"{Technical}/Semantic Model Management"]),
            ("Service Management", [$"{Technical}/Offer Management"])),
        "3.0.0" => Aliases(
            ("add_company_data", [$"{Technical}/BPDM Pool Admin"]),
            ("update_company_data", [$"{Technical}/BPDM Sharing Admin"])),
        _ => Aliases(("create_notifications", ["Cl2-CX-Portal/create_ssi_notifications"])),
    };

    private static string Aliases(params (string Name, string[] Successors)[] aliases)
    {
        var lines = aliases.Select(a =>
            $"    \"{a.Name}\": {{ \"successors\": [{string.Join(", ", a.Successors.Select(s => $"\"{s}\""))}] }}");
        return $"{{\n  \"aliases\": {{\n{string.Join(",\n", lines)}\n  }}\n}}\n";
    }
}
