using Provisioning.Collections;
using Provisioning.Declarations.Json;
using Provisioning.Declarations.Shapes;
using Provisioning.Declarations.Tables;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>Puts all catalogue files together.</summary>
internal static class CatalogueReader
{
    public static CatalogueDeclaration Read(IEnumerable<SourceObject> roots, List<Diagnostic> findings)
    {
        var applications = new Dictionary<string, ApplicationDeclaration>();
        var external = new Dictionary<string, ExternalRoleDeclaration>();
        var aliases = new Dictionary<string, AliasDeclaration>();
        var conflicts = new Dictionary<string, ConflictDeclaration>();
        foreach (var root in roots)
        {
            var values = CatalogueTable.Shape.Read(root, findings);
            Add(values.Get(CatalogueTable.Applications), ApplicationTable.Read, a => a.At, applications, "application", findings);
            Add(values.Get(CatalogueTable.ExternalRoles), ExternalRoleTable.Read, r => r.At, external, "external role", findings);
            Add(values.Get(CatalogueTable.Aliases), AliasTable.Read, a => a.At, aliases, "alias", findings);
            Add(values.Get(CatalogueTable.Conflicts), ConflictTable.Read, c => c.At, conflicts, "conflict", findings);
        }

        return new()
        {
            Applications = Map<string, ApplicationDeclaration>.From(applications),
            ExternalRoles = Map<string, ExternalRoleDeclaration>.From(external),
            Aliases = Map<string, AliasDeclaration>.From(aliases),
            Conflicts = Map<string, ConflictDeclaration>.From(conflicts),
        };
    }

    private static void Add<T>(
        ImmutableArray<MapEntry> entries, Func<MapEntry, T> read, Func<T, SourcePosition> at, Dictionary<string, T> into,
        string kind, List<Diagnostic> findings)
    {
        foreach (var entry in entries)
        {
            var declared = read(entry);
            if (!into.TryAdd(entry.Name, declared))
            {
                findings.Add(DeclarationCodes.DeclaredTwice.At(
                    entry.At.ToPlace(entry.Name),
                    $"The {kind} '{entry.Name}' is also declared at {at(into[entry.Name]).ToPlace()}."));
            }
        }
    }
}
