using Pulumi;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Local.Projects;
using Provisioning.Local.Settings;
using Provisioning.Resources;
using Provisioning.Rules;

namespace Provisioning.Infra;

/// <summary>The stack that Pulumi runs, compiled from the project's declarations.</summary>
/// <param name="Root">The project folder, absolute.</param>
internal sealed record DeclaredStack(string Root, CompiledEnvironment Environment, CompiledStack Compiled)
{
    private const string Environments = "stacks/environments/";

    public string Name => Compiled.Name;

    public ResourceProgram Program => ToPulumi.Program(Name, Environment.DesiredFor([Name]), Compiled.Secrets);

    /// <param name="name">As Pulumi names the stack, for example <c>acme.dev</c>.</param>
    /// <param name="folder">The project's folder or one below.</param>
    /// <exception cref="RunException">Findings of severity error, in the words of the command.</exception>
    public static DeclaredStack Open(string name, string folder, IReadOnlyDictionary<string, string> variables, DateOnly today)
    {
        if (!ProjectFolder.TryFind(folder, out var project, out var problem))
        {
            throw Findings.Stop([problem]);
        }

        var files = project.Read(CancellationToken.None);
        var environments = files.Files.Select(f => f.Path).Where(p => p.StartsWith(Environments, StringComparison.Ordinal))
            .Select(p => Path.GetFileNameWithoutExtension(p)).ToArray();
        var settings = EnvironmentSettings.Load(project.Root, variables, environments);
        var read = DeclarationReader.Read(files.Files, settings.Files);
        var compiled = Compiler.Compile(read.Declarations, today);
        ImmutableArray<Diagnostic> found = [.. files.Findings, .. settings.Findings, .. read.Findings, .. compiled.Findings];
        if (!read.Declarations.Stacks.TryGetValue(name, out var declared))
        {
            Findings.StopOnErrors(found);
            throw Findings.Stop([CommandCodes.UnknownStack.At(
                Place.Of(name), $"There is no stack '{name}'.", Spelling.Suggest(name, read.Declarations.Stacks.Keys))]);
        }

        // Another tenant's mistake is no reason to stop this one.
        var scope = FindingScope.Of(compiled.Compiled, [declared], []);
        Findings.StopOnErrors([.. scope.Of(found), .. scope.Of(RuleEngine.Check(compiled.Compiled, today, [declared.Environment])).Findings]);
        var environment = compiled.Compiled.Environments[declared.Environment];
        Findings.StopOnErrors(PulumiLimits.Check(environment.DesiredFor([name])));
        return new DeclaredStack(project.Root, environment, environment.Stacks[name]);
    }
}
