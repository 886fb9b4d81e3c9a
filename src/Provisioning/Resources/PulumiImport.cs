using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Resources;

/// <summary>
/// The file for <c>pulumi import --file</c>: which objects that are there already are which resources of the program. Only what
/// the provider would make a second time is in it; scopes of clients, grants and the users of service accounts it writes onto
/// what is there.
/// </summary>
public static class PulumiImport
{
    public static DiagnosticDescriptor IdMissing { get; } = new(
        "PUL-004", Severity.Error, "Objects to import are in the realm's export, with their ids",
        "The provider asks for an object by the id that the server gave it, and makes a second one where it finds none.",
        "terraform-provider-keycloak 5.9: import",
        "Apply the stack first, then export the realm again with clients and roles; for users with a password, with users.");

    /// <param name="findings">What is missing; the file is complete when it is empty.</param>
    public static string Write(ResourceProgram program, ObjectIds ids, out ImmutableArray<Diagnostic> findings)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(ids);
        var missing = ImmutableArray.CreateBuilder<Diagnostic>();
        var imported = new List<(ResourceDescription Resource, string Id)>();
        foreach (var resource in program.Resources.Where(IsImported))
        {
            if (IdOf(resource, program.Realm, ids) is { } id)
            {
                imported.Add((resource, id));
            }
            else
            {
                missing.Add(IdMissing.At(Place.Of(resource.Key.Name), $"The export has no id of '{resource.Key}'."));
            }
        }

        findings = missing.ToImmutable();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, imported);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, List<(ResourceDescription Resource, string Id)> imported)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("resources");
        foreach (var component in imported.Select(i => i.Resource.Parent.Key).Distinct())
        {
            Begin(writer, component);
            writer.WriteBoolean("component", true);
            writer.WriteEndObject();
        }

        foreach (var (resource, id) in imported)
        {
            Begin(writer, resource.Key);
            writer.WriteString("id", id);
            writer.WriteString("parent", PulumiYaml.KeyOf(resource.Parent.Key));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A name for the file, and the one that the program gives the resource.</summary>
    private static void Begin(Utf8JsonWriter writer, ResourceKey key)
    {
        writer.WriteStartObject();
        writer.WriteString("type", key.Type);
        writer.WriteString("name", PulumiYaml.KeyOf(key));
        writer.WriteString("logicalName", key.Name);
    }

    /// <summary>The user of a service account is adopted by the program itself.</summary>
    private static bool IsImported(ResourceDescription resource) => resource.Key.Type switch
    {
        ResourceTypes.Client or ResourceTypes.Role or ResourceTypes.ClientScope or ResourceTypes.Mapper => true,
        ResourceTypes.User => !resource.Properties.ContainsKey("import"),
        _ => false,
    };

    private static string? IdOf(ResourceDescription resource, string realm, ObjectIds ids)
    {
        var id = ids.Of(resource.Key);
        return resource.Key.Type != ResourceTypes.Mapper || id is null
            ? id is null ? null : $"{realm}/{id}"
            : resource.Properties["clientId"] is ResourceValue.Reference { Of: var client } && ids.Of(client) is { } clientId
                ? $"{realm}/client/{clientId}/{id}"
                : null;
    }
}
