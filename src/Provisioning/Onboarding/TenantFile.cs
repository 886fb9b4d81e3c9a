using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Provisioning.Onboarding;

/// <summary>The text of a tenant's files, indented by two spaces as the others under <c>stacks/</c> are.</summary>
internal static class TenantFile
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        // Names of companies stay readable; the files are no part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> OfStack(TenantRequest request, ImmutableArray<string> environments, RoleChoices choices) => Write(writer =>
    {
        var name = NameOf(request);
        writer.WriteString("$schema", "../schemas/stack.schema.json");
        writer.WriteString("description", $"{name}.");
        writer.WriteStartObject("organisation");
        writer.WriteString("bpn", request.Bpn);
        writer.WriteString("name", name);
        writer.WriteEndObject();
        if (request.Domain.Length > 0)
        {
            writer.WriteString("domain", request.Domain);
        }

        WriteList(writer, "companyRoles", request.CompanyRoles.Order(StringComparer.Ordinal));
        WriteList(writer, "environments", environments);
        WriteUsers(writer, request, choices);
        WriteActivations(writer, request);
    });

    public static ReadOnlyMemory<byte> OfOverlay(TenantRequest request, string environment) => Write(writer =>
    {
        writer.WriteString("$schema", "../schemas/overlay.schema.json");
        writer.WriteString("description", $"What differs for {NameOf(request)} in {environment}: nothing yet.");
    });

    private static string NameOf(TenantRequest request) =>
        request.OrganisationName.Length > 0 ? request.OrganisationName : request.Tenant;

    private static void WriteUsers(Utf8JsonWriter writer, TenantRequest request, RoleChoices choices)
    {
        writer.WriteStartObject("technicalUsers");
        var names = new SortedDictionary<string, Action>(StringComparer.Ordinal);
        foreach (var (role, declared) in request.Roles.Select(r => choices.Find(r)!.Value).DistinctBy(r => r.Ref))
        {
            var about = declared.Description.Length > 0 ? declared.Description : $"Holds {role.Name}";
            Add(names, Slug.Of(role.Name), () =>
            {
                writer.WriteString("description", about);
                writer.WriteStartObject("grants");
                writer.WriteStartObject(role.ToString());
                writer.WriteEndObject();
                writer.WriteEndObject();
            });
        }

        foreach (var profile in request.Profiles.Where(p => p.Contains('/', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            Add(names, Slug.Of(profile), () =>
            {
                writer.WriteString("description", $"As {profile} has it");
                WriteList(writer, "profiles", [profile]);
            });
        }

        foreach (var (name, write) in names)
        {
            writer.WriteStartObject(name);
            write();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Two roles of one name in different applications get a number, because a key stands for one technical user.</summary>
    private static void Add(SortedDictionary<string, Action> names, string name, Action write)
    {
        var free = name;
        for (var i = 2; !names.TryAdd(free, write); i++)
        {
            free = $"{name}-{i}";
        }
    }

    private static void WriteActivations(Utf8JsonWriter writer, TenantRequest request)
    {
        var apps = request.Profiles.Where(p => !p.Contains('/', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        if (apps.Length == 0)
        {
            return;
        }

        writer.WriteStartObject("activations");
        foreach (var app in apps)
        {
            writer.WriteStartObject(app);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
