using Provisioning.Testing.Secrets;

namespace Provisioning.Cli.Tests;

/// <summary>A small project: one application, two roles for technical users, a platform and a tenant with two technical users.</summary>
public static class ShopProject
{
    public const string Realm = ".provisioning/dev/realm.json";
    public const string Secrets = ".provisioning/dev/secrets.json";

    /// <summary>Keeps the secrets of <c>dev</c> on a vault server.</summary>
    public static Workplace WithVault(this Workplace workplace, VaultServer vault) => workplace.WithVault(vault.Uri, vault.AuthorityFile);

    /// <param name="authorityFile">PEM file of the authority that the vault's certificate is of.</param>
    public static Workplace WithVault(this Workplace workplace, Uri vault, string authorityFile)
    {
        foreach (var (name, value) in new[]
        {
            ("VAULT__KIND", "key-vault"), ("VAULT__URI", vault.ToString()), ("KEYVAULT__CREDENTIAL", "emulator"), ("KEYVAULT__CAFILE", authorityFile),
        })
        {
            workplace.Variables[$"PROVISIONING__DEV__{name}"] = value;
        }

        return workplace;
    }

    public static Workplace WithShop(this Workplace workplace)
    {
        workplace.Write("stacks/catalogue/shop.json", Catalogue);
        workplace.Write("stacks/environments/dev.json", Environment("dev"));
        workplace.Write("stacks/platform/stack.json", Platform);
        workplace.Write("stacks/acme/stack.json", Tenant("""
            "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } },
            "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } }
            """));
        return workplace;
    }

    /// <summary>The tenant's declaration with other technical users.</summary>
    public static string Tenant(string technicalUsers, string environments = "\"dev\"") => $$"""
        {
          "organisation": { "bpn": "BPNL00000000ACME", "name": "ACME" },
          "companyRoles": ["participant"],
          "environments": [{{environments}}],
          "technicalUsers": {
            {{technicalUsers}}
          }
        }
        """;

    public static string Environment(string name, string realmKind = "file") => $$"""
        {
          "realm": { "kind": "{{realmKind}}", "name": "shop-{{name}}", {{(realmKind == "file"
              ? $"\"path\": \".provisioning/{name}/realm.json\""
              : "\"url\": \"https://keycloak.example\"")}} },
          "vault": { "kind": "file", "path": ".provisioning/{{name}}/secrets.json" }
        }
        """;

    private const string Platform = """
        {
          "platform": true,
          "organisation": { "bpn": "BPNL00000000OPER", "name": "Operator" },
          "companyRoles": ["operator"],
          "environments": ["dev"]
        }
        """;

    private const string Catalogue = """
        {
          "applications": {
            "Shop": {
              "description": "Takes orders",
              "permissions": {
                "read_orders": { "description": "Reads orders" },
                "write_orders": { "description": "Places orders" },
                "cancel_orders": { "description": "Cancels orders" }
              }
            },
            "technical_roles": {
              "description": "Roles for technical users",
              "technicalRoles": true,
              "roles": {
                "Order Reader": {
                  "description": "Reads orders", "members": ["Shop/read_orders"], "offeredTo": ["participant"]
                },
                "Order Manager": {
                  "description": "Places and cancels orders",
                  "members": ["technical_roles/Order Reader", "Shop/write_orders", "Shop/cancel_orders"],
                  "offeredTo": ["participant"]
                }
              }
            }
          }
        }
        """;
}
