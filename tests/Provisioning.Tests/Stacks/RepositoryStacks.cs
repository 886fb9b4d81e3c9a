using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Rules;
using Provisioning.Testing;

namespace Provisioning.Tests.Stacks;

/// <summary>
/// The declarations of this repository, read, compiled, checked and reviewed once for all tests here. They are read in place
/// rather than copied to the output, where a file that was deleted would stay behind.
/// </summary>
internal static class RepositoryStacks
{
    /// <summary>Before the end of every exception in the files; their expiry is the rule engine's tests' business.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 22);

    private static readonly Lazy<ReadResult> Reading = new(() => DeclarationReader.Read(SourceFiles()));

    private static readonly Lazy<CompileResult> Compiling = new(() => Compiler.Compile(Reading.Value.Declarations, Today));

    private static readonly Lazy<RuleReport> Checking = new(() => RuleEngine.Check(Compiling.Value.Compiled, Today));

    private static readonly Lazy<Review> Reviewing = new(() => Reviewer.Review(new ReviewRequest
    {
        Environment = "dev",
        Before = KeycloakRealm.Fresh(Dev.Realm.Name),
        After = Dev.Realm,
        Compiled = Dev,
        Catalogue = Catalogue,
        Accepted = Report.Accepted,
        Today = Today,
    }));

    public static DeclarationSet Declarations => Reading.Value.Declarations;

    public static CatalogueDeclaration Catalogue => Declarations.Catalogue;

    public static CompiledDeclarations Compiled => Compiling.Value.Compiled;

    public static RuleReport Report => Checking.Value;

    /// <summary>What the first apply of the embedded default would do to a new realm.</summary>
    public static Review FirstReview => Reviewing.Value;

    public static IEnumerable<Diagnostic> Findings =>
        [.. Reading.Value.Findings, .. Compiling.Value.Findings, .. Report.Findings];

    public static IEnumerable<TechnicalUser> TechnicalUsersOf(string stack) =>
        Compiled.Environments.Values.SelectMany(e => e.Stacks.Values).Single(s => s.Name == stack).TechnicalUsers.Values;

    private static CompiledEnvironment Dev => Compiled.Environments["dev"];

    public static IEnumerable<SourceFile> SourceFiles() =>
        Directory.EnumerateFiles(RepositoryFolder.PathOf("stacks"), "*.json", SearchOption.AllDirectories)
            .Select(path => new SourceFile(
                Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .Where(file => !file.Path.StartsWith("stacks/schemas/", StringComparison.Ordinal));
}
