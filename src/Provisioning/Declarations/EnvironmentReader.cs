using Provisioning.Collections;
using Provisioning.Declarations.Json;
using Provisioning.Declarations.Shapes;
using Provisioning.Declarations.Tables;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>Reads the environments, with the pipeline's settings laid over their files.</summary>
internal static class EnvironmentReader
{
    public static Map<string, EnvironmentDeclaration> Read(
        IEnumerable<ParsedFile> files, IReadOnlyDictionary<string, SourceFile> overrides, List<Diagnostic> findings)
    {
        var environments = new List<KeyValuePair<string, EnvironmentDeclaration>>();
        foreach (var file in files)
        {
            var name = file.File.Environment;
            if (!PlainName.IsPlain(name))
            {
                findings.Add(DeclarationCodes.BadName.At(
                    Place.InFile(file.File.File.Path), $"An environment cannot be called '{name}'."));
                continue;
            }

            var root = file.Root!;
            if (overrides.TryGetValue(name, out var settings) && JsonSourceParser.Parse(settings, findings) is { } above)
            {
                root = SourceOverlay.Merge(root, above, findings);
            }

            var values = EnvironmentTable.Shape.Read(root, findings);
            environments.Add(new(name, new()
            {
                Name = name,
                At = root.At,
                Description = values.Get(EnvironmentTable.Description),
                Realm = ReadRealm(values, name, findings),
                Vault = ReadVault(values, findings),
                Naming = NamingTable.Read(values.Get(EnvironmentTable.Naming), NamingDeclaration.Default),
                RuleSeverities = ReadSeverities(values.Get(EnvironmentTable.Rules), findings),
            }));
        }

        return Map<string, EnvironmentDeclaration>.From(environments);
    }

    private static RealmTarget ReadRealm(ShapeValues environment, string name, List<Diagnostic> findings)
    {
        if (environment.Get(EnvironmentTable.Realm) is not { } values)
        {
            return new("file", name, string.Empty, string.Empty, environment.At);
        }

        var kind = values.Get(RealmTable.Kind);
        var needed = kind == "file" ? RealmTable.Path : RealmTable.Url;
        Need(values, needed, $"A realm of kind {kind}", findings);
        return new(
            kind, values.Get(RealmTable.Name), values.Get(RealmTable.Path), values.Get(RealmTable.Url), values.At);
    }

    private static VaultTarget ReadVault(ShapeValues environment, List<Diagnostic> findings)
    {
        if (environment.Get(EnvironmentTable.Vault) is not { } values)
        {
            return new("file", string.Empty, string.Empty, environment.At);
        }

        var kind = values.Get(VaultTable.Kind);
        Need(values, kind == "file" ? VaultTable.Path : VaultTable.Uri, $"A vault of kind {kind}", findings);
        return new(kind, values.Get(VaultTable.Path), values.Get(VaultTable.Uri), values.At)
        {
            LifetimeDays = values.Get(VaultTable.LifetimeDays),
        };
    }

    private static void Need(ShapeValues values, Field<string> field, string what, List<Diagnostic> findings)
    {
        if (values.Get(field).Length == 0)
        {
            findings.Add(DeclarationCodes.MissingField.At(
                values.At.ToPlace(), $"{what} lacks '{field.Name}'.", $"Add it: {field.Summary}"));
        }
    }

    private static Map<string, Severity?> ReadSeverities(Map<string, Located<string>> words, List<Diagnostic> findings)
    {
        foreach (var (code, word) in words)
        {
            if (DiagnosticCatalogue.Find(code) is null)
            {
                findings.Add(DeclarationCodes.WrongValue.At(
                    word.At.ToPlace(), $"There is no rule '{code}'.",
                    Spelling.Nearest(code, DiagnosticCatalogue.All.Select(d => d.Code)) is { } near
                        ? $"Did you mean '{near}'?"
                        : "List the codes with `provision rules`."));
            }
        }

        return Map<string, Severity?>.From(
            words.Select(w => KeyValuePair.Create(w.Key, EnvironmentTable.SeverityOf(w.Value.Value))));
    }
}
