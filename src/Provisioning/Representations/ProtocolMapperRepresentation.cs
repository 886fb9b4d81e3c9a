using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>The <c>protocolMappers</c> of a client or client scope.</summary>
internal static class ProtocolMapperRepresentation
{
    private const string Field = "protocolMappers";

    public static Map<string, ProtocolMapper> Read(JsonFields owner)
    {
        var mappers = new List<KeyValuePair<string, ProtocolMapper>>();
        foreach (var fields in owner.Objects(Field))
        {
            var name = fields.Text("name");
            if (name.Length == 0)
            {
                fields.Notes.Add(TargetCodes.RealmNameMissing, fields.Element, "A protocol mapper has no 'name'.");
                continue;
            }

            mappers.Add(new(name, new ProtocolMapper(name, fields.Text("protocolMapper"), fields.TextMap("config"))));
        }

        return Map<string, ProtocolMapper>.From(mappers);
    }

    public static void Write(JsonObject owner, Map<string, ProtocolMapper> mappers)
    {
        if (mappers.Count == 0)
        {
            owner.Remove(Field);
            return;
        }

        var list = new NamedList(owner.ArrayAt(Field), o => JsonEdits.TextOf(o["name"]));
        list.RemoveWhere(name => !mappers.ContainsKey(name));
        foreach (var (name, mapper) in mappers)
        {
            Write(list.GetOrAdd(name), mapper);
        }

        list.Settle();
    }

    private static void Write(JsonObject target, ProtocolMapper mapper)
    {
        target.SetText("name", mapper.Name);
        if (target["protocol"] is null)
        {
            target["protocol"] = ProtocolOf(mapper);
        }

        target.SetText("protocolMapper", mapper.Type);
        target.SetTextMap("config", mapper.Config);
    }

    /// <summary>Keycloak names its SAML mappers so; all others here speak OpenID Connect.</summary>
    public static string ProtocolOf(ProtocolMapper mapper) =>
        mapper.Type.StartsWith("saml-", StringComparison.Ordinal) ? "saml" : "openid-connect";
}
