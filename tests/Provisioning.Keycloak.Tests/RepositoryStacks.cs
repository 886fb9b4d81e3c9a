using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing;

namespace Provisioning.Keycloak.Tests;

/// <summary>The platform and the member that this repository declares, for its development environment.</summary>
internal static class RepositoryStacks
{
    public static readonly ValueList<string> Both = ["platform.dev", "acme.dev"];

    private static readonly Lazy<CompiledEnvironment> Compiled = new(Compile);

    public static CompiledEnvironment Development => Compiled.Value;

    public static PlanResult Plan(RealmState observed, ValueList<string> stacks) => Planner.Plan(new PlanRequest
    {
        Environment = "dev",
        Observed = observed,
        Desired = Development.DesiredFor(stacks),
        Stacks = stacks,
    });

    private static CompiledEnvironment Compile()
    {
        var root = RepositoryFolder.PathOf("stacks");
        var files = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(path => new SourceFile("stacks/" + Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .Where(file => !file.Path.StartsWith("stacks/schemas/", StringComparison.Ordinal));
        return Compiler.Compile(DeclarationReader.Read(files).Declarations, new DateOnly(2026, 11, 22)).Compiled.Environments["dev"];
    }
}
