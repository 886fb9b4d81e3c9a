using Provisioning.Cli.Sessions;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Cli.Comparisons;

/// <summary>One side of a comparison: the realms that a project declares, in a folder or a revision, or the realm of a file.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Session">Null for a realm file.</param>
/// <param name="File">Null for a project.</param>
internal sealed record Side(string Name, ProjectSession? Session, RealmFile? File)
{
    /// <summary>Its files are in the repository's history and nowhere else.</summary>
    public bool IsRevision { get; init; }

    public ImmutableArray<Diagnostic> Findings => Session?.Findings ?? File?.Findings ?? [];

    /// <summary>The declared environments by name; none for a realm file.</summary>
    public IEnumerable<string> Environments => Session?.Compiled.Environments.Keys ?? [];

    public CompiledEnvironment? Environment(string name) =>
        Session is { } session && session.Compiled.Environments.TryGetValue(name, out var environment) ? environment : null;

    /// <summary>The realm of an environment, or of the file; what Keycloak brings where there is none.</summary>
    public RealmState Realm(string environment, string realm) =>
        File?.State ?? Environment(environment)?.Realm ?? KeycloakRealm.Fresh(realm);
}
