namespace Provisioning.Infra.Tests;

/// <summary>A project in a temporary folder: one application, a platform, and a tenant with three technical users, one with a password.</summary>
internal sealed class ShopFolder : IDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    public ShopFolder()
    {
        Write("stacks/environments/dev.json", """
            {
              "realm": { "kind": "keycloak", "name": "shop-dev", "url": "https://keycloak.example" },
              "vault": { "kind": "file", "path": ".provisioning/dev/secrets.json" }
            }
            """);
        Write("stacks/catalogue/shop.json", """
            {
              "applications": {
                "Shop": {
                  "description": "Takes orders",
                  "permissions": { "read_orders": { "description": "Reads orders" }, "write_orders": { "description": "Places orders" } }
                },
                "technical_roles": {
                  "description": "Roles for technical users",
                  "technicalRoles": true,
                  "roles": {
                    "Order Manager": {
                      "description": "Reads and places orders", "members": ["Shop/read_orders", "Shop/write_orders"], "offeredTo": ["participant"]
                    }
                  }
                }
              }
            }
            """);
        Write("stacks/platform/stack.json", """
            { "platform": true, "organisation": { "bpn": "BPNL00000000OPER", "name": "Operator" }, "companyRoles": ["operator"], "environments": ["dev"] }
            """);
        WriteTenant("technical_roles/Order Manager");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("infra-test-").FullName;

    public void WriteTenant(string role) => Write("stacks/acme/stack.json", $$"""
        {
          "organisation": { "bpn": "BPNL00000000ACME", "name": "ACME" },
          "companyRoles": ["participant"],
          "environments": ["dev"],
          "technicalUsers": {
            "manager": { "description": "Places orders of the ERP", "grants": { "{{role}}": {} } },
            "reserve": { "description": "Steps in when the manager is away", "grants": { "technical_roles/Order Manager": {} } },
            "pipeline": {
              "description": "Releases orders", "clientId": "acme-cicd@acme.example", "signIn": "password",
              "grants": { "technical_roles/Order Manager": {} }
            }
          }
        }
        """);

    public DeclaredStack Open(string stack) => DeclaredStack.Open(stack, Root, new Dictionary<string, string>(), Today);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
