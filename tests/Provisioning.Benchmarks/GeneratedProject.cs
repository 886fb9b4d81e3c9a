using System.Text;
using Provisioning.Declarations;

namespace Provisioning.Benchmarks;

/// <summary>
/// A project with the repository's catalogue and as many tenants as wanted, each a stack of twenty technical users in the
/// environment dev.
/// </summary>
internal static class GeneratedProject
{
    /// <summary>One for each of the services below.</summary>
    public const int TechnicalUsersPerStack = 20;

    private static readonly string[] Roles =
    [
        "BPDM Sharing Input Consumer", "BPDM Sharing Output Consumer", "CX Membership Info", "Connector Management",
        "Dataspace Discovery", "Identity Wallet Management", "Offer Management", "Semantic Model Management",
    ];

    private static readonly string[] Services =
    [
        "warehouse", "billing", "quality", "logistics", "recycling", "purchasing", "carbon", "battery", "sensor", "forecast",
        "customs", "archive", "laboratory", "telemetry", "packaging", "inventory", "maintenance", "invoice", "transport", "audit",
    ];

    public static IEnumerable<SourceFile> Files(int stacks)
    {
        foreach (var name in new[] { "catalogue/catena-x.json", "catalogue/marketplace.json", "environments/dev.json", "environments/tst.json", "environments/prd.json" })
        {
            yield return new($"stacks/{name}", File.ReadAllBytes(Path.Combine(Repository.Root, "stacks", name)));
        }

        var platform = File.ReadAllText(Path.Combine(Repository.Root, "stacks", "platform", "stack.json"));
        yield return new("stacks/platform/stack.json", Encoding.UTF8.GetBytes(platform));
        for (var i = 0; i < stacks; i++)
        {
            yield return new($"stacks/tenant{i:D5}/stack.json", Encoding.UTF8.GetBytes(Stack(i)));
        }
    }

    public static void WriteTo(string folder, int stacks)
    {
        foreach (var file in Files(stacks))
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.ToArray());
        }
    }

    private static string Stack(int tenant)
    {
        var text = new StringBuilder();
        text.Append($$"""
            {
              "organisation": { "bpn": "BPNL{{tenant:D12}}", "name": "Tenant {{tenant}}" },
              "companyRoles": ["participant", "app-provider"],
              "environments": ["dev"],
              "technicalUsers": {
            """);
        for (var user = 0; user < TechnicalUsersPerStack; user++)
        {
            text.Append(user == 0 ? "\n" : ",\n");
            text.Append($$"""
                    "{{Services[user]}}-link": {
                      "description": "Connects {{Services[user]}} of tenant {{tenant}}",
                      "reason": "Measured with three roles",
                      "grants": {
                        "{{Roles[(tenant + user) % Roles.Length]}}": {},
                        "{{Roles[(tenant + user + 1) % Roles.Length]}}": {},
                        "{{Roles[(tenant + user + 3) % Roles.Length]}}": {}
                      }
                    }
                """);
        }

        return text.Append("\n  }\n}\n").ToString();
    }
}
