using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Stacks;

/// <summary>
/// The declarations of this repository, read, compiled and checked once for all tests here. They are found from the test
/// assembly upwards rather than copied to the output, where a file that was deleted would stay behind.
/// </summary>
internal static class RepositoryStacks
{
    /// <summary>Before the end of every exception in the files; their expiry is the rule engine's tests' business.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 22);

    private static readonly Lazy<ReadResult> Reading = new(() => DeclarationReader.Read(SourceFiles()));

    private static readonly Lazy<CompileResult> Compiling = new(() => Compiler.Compile(Reading.Value.Declarations));

    private static readonly Lazy<RuleReport> Checking = new(() => RuleEngine.Check(Compiling.Value.Compiled, Today));

    public static DeclarationSet Declarations => Reading.Value.Declarations;

    public static CatalogueDeclaration Catalogue => Declarations.Catalogue;

    public static CompiledDeclarations Compiled => Compiling.Value.Compiled;

    public static RuleReport Report => Checking.Value;

    public static IEnumerable<Diagnostic> Findings =>
        [.. Reading.Value.Findings, .. Compiling.Value.Findings, .. Report.Findings];

    public static IEnumerable<TechnicalUser> TechnicalUsersOf(string stack) =>
        Compiled.Environments.Values.SelectMany(e => e.Stacks.Values).Single(s => s.Name == stack).TechnicalUsers.Values;

    private static IEnumerable<SourceFile> SourceFiles()
    {
        var root = Root();
        return Directory.EnumerateFiles(Path.Combine(root, "stacks"), "*.json", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .Where(file => !file.Path.StartsWith("stacks/schemas/", StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Provisioning.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException(
                $"No Provisioning.sln above {AppContext.BaseDirectory}; run the tests inside the repository.");
        }

        return folder.FullName;
    }
}
