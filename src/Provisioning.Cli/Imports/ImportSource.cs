using Provisioning.Cli.Commands;
using Provisioning.Cli.Sessions;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Representations;

namespace Provisioning.Cli.Imports;

/// <summary>The realm that an import is about, before anything of it is read.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Environment">What it becomes: where the realm is and which vault goes with it.</param>
/// <param name="File">The full path of a realm file; empty for a server.</param>
internal sealed record ImportSource(string Name, EnvironmentDeclaration Environment, string File)
{
    private const string RealmsPath = "/realms/";

    public bool IsServer => File.Length == 0;

    /// <param name="argument">A realm file, the address of a realm, or an environment of the project.</param>
    /// <param name="environment">The environment's name, where it is not given by <paramref name="argument"/>.</param>
    public static ImportSource Of(CommandRun run, string argument, string? environment, CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(argument, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return new(argument, OfAddress(argument, NameOf(environment)), string.Empty);
        }

        if (RealmFile.IsMeant(argument))
        {
            var name = NameOf(environment);
            return new(argument, Declare(name, FileTarget(name, string.Empty)), run.Host.PathOf(argument));
        }

        if (environment is not null && environment != argument)
        {
            throw Usage($"'{argument}' is an environment of the project already.", "Leave --environment out.");
        }

        return OfProject(run, argument, cancellationToken);
    }

    /// <summary>The realm file's place in the new project.</summary>
    public static RealmTarget FileTarget(string environment, string realm) =>
        new("file", realm, $".provisioning/{environment}/realm.json", string.Empty, default);

    /// <summary>The realm on the server; how to sign in comes from the environment's settings.</summary>
    public OpenedRealm OpenServer(CommandRun run) =>
        Targets.OpenRealm(new TargetContext(run.Answer, run.Host.WorkingDirectory, Environment));

    /// <summary>
    /// The realm of the file, and the file without its secrets. That it held some, as a whole export does, is told and no reason
    /// to stop: none is taken along.
    /// </summary>
    /// <exception cref="StopException">The file cannot be read, or is no realm.</exception>
    public async Task<(RealmParsing Parsing, ReadOnlyMemory<byte> Copy)> ReadFileAsync(CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await System.IO.File.ReadAllBytesAsync(File, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(
                Outcome.Problems, CommandCodes.UnreadableArgument.At(Place.InFile(Name), $"The file cannot be read: {exception.Message}"));
        }

        var parsing = RealmRepresentation.Read(new SourceFile(Name.Replace('\\', '/'), content));
        ImmutableArray<Diagnostic> findings =
            [.. parsing.Findings.Select(f => f.Code == TargetCodes.SecretInRealmFile.Code ? f with { Severity = Severity.Warning } : f)];
        StopException.ThrowIfErrors(findings);
        var copy = RealmSecrets.Without(content);
        return (RealmRepresentation.Read(new SourceFile(Name, copy)) with { Findings = findings }, copy);
    }

    private static ImportSource OfProject(CommandRun run, string name, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        if (!session.Declarations.Environments.TryGetValue(name, out var declared))
        {
            throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
                Place.Of(name),
                $"There is no environment '{name}'.",
                Spelling.Suggest(
                    name, session.Declarations.Environments.Keys,
                    "Name a realm file (*.json), the address of a realm (https://HOST/realms/NAME), or an environment of the project.")));
        }

        return declared.Realm.Kind == "file"
            ? new(declared.Realm.Path, declared with { Realm = FileTarget(name, declared.Realm.Name) }, Path.GetFullPath(declared.Realm.Path, session.Root))
            : new(name, declared, string.Empty);
    }

    private static EnvironmentDeclaration OfAddress(string address, string environment)
    {
        var at = address.LastIndexOf(RealmsPath, StringComparison.Ordinal);
        var realm = at < 0 ? string.Empty : address[(at + RealmsPath.Length)..].TrimEnd('/');
        return realm.Length > 0 && !realm.Contains('/', StringComparison.Ordinal)
            ? Declare(environment, new RealmTarget("keycloak", Uri.UnescapeDataString(realm), string.Empty, address[..at], default))
            : throw Usage($"'{address}' is no address of a realm.", "Write it as https://HOST/realms/NAME.");
    }

    private static EnvironmentDeclaration Declare(string environment, RealmTarget realm) => new()
    {
        Name = environment,
        At = default,
        Realm = realm,
        Vault = new("file", $".provisioning/{environment}/secrets.json", string.Empty, default),
    };

    private static string NameOf(string? environment) => environment switch
    {
        null => "dev",
        _ when PlainName.IsPlain(environment) => environment,
        _ => throw Usage($"An environment cannot be called '{environment}'.", "Use lower-case letters, digits and hyphens, starting with a letter."),
    };

    private static StopException Usage(string message, string next) =>
        new(Outcome.Problems, CommandCodes.Usage.At(Place.Of("import"), message, next));
}
