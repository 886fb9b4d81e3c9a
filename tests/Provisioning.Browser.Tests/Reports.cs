using System.Diagnostics;
using System.Text.Json.Nodes;
using Provisioning.Testing;

namespace Provisioning.Browser.Tests;

/// <summary>Pages as the built program writes them, made once: of this repository's declarations, and of a realm with 500 technical users.</summary>
public sealed class Reports : IDisposable
{
    public const int ManyUsers = 500;

    private readonly string folder = Directory.CreateTempSubdirectory("provision-reports-").FullName;

    public Reports()
    {
        Matrix = Written("matrix.html", "matrix", "platform.dev", "--project", RepositoryFolder.Root, "--format", "html");
        File.WriteAllText(Path.Combine(folder, "realm.json"), ManyTechnicalUsers().ToJsonString());
        LargeMatrix = Written("large.html", "matrix", "realm.json", "--format", "html");
        File.WriteAllText(Path.Combine(folder, "empty.json"), """{ "realm": "many" }""");
        Review = Written("review.html", "diff", "empty.json", "realm.json", "--format", "html");
    }

    public string Matrix { get; }

    public string LargeMatrix { get; }

    public string Review { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(string name, params string[] arguments)
    {
        var path = Path.Combine(folder, name);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "provision.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        File.WriteAllText(path, process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return path;
    }

    /// <summary>Each holds a role with two of 120 permissions; one is called like an attack.</summary>
    private static JsonObject ManyTechnicalUsers()
    {
        var roles = new JsonArray();
        for (var i = 0; i < 120; i++)
        {
            roles.Add(new JsonObject { ["name"] = $"permission_{i:000}" });
        }

        var (clients, users, collections) = (new JsonArray(new JsonObject { ["clientId"] = "Shop" }, new JsonObject { ["clientId"] = "roles" }), new JsonArray(), new JsonArray());
        for (var i = 0; i < 60; i++)
        {
            collections.Add(new JsonObject
            {
                ["name"] = $"Role {i:00}",
                ["composite"] = true,
                ["composites"] = new JsonObject { ["client"] = new JsonObject { ["Shop"] = new JsonArray($"permission_{2 * i:000}", $"permission_{2 * i + 1:000}") } },
            });
        }

        for (var i = 0; i < ManyUsers; i++)
        {
            var name = i == 0 ? "<img src=x onerror=alert(1)>" : $"sa-{i:000}";
            clients.Add(new JsonObject { ["clientId"] = name, ["serviceAccountsEnabled"] = true, ["standardFlowEnabled"] = false, ["fullScopeAllowed"] = true });
            users.Add(new JsonObject
            {
                ["username"] = $"service-account-{name}",
                ["serviceAccountClientId"] = name,
                ["clientRoles"] = new JsonObject { ["roles"] = new JsonArray($"Role {i % 60:00}") },
            });
        }

        return new JsonObject
        {
            ["realm"] = "many",
            ["clients"] = clients,
            ["users"] = users,
            ["roles"] = new JsonObject { ["client"] = new JsonObject { ["Shop"] = roles, ["roles"] = collections } },
        };
    }
}
