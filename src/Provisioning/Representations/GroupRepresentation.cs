using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>Keycloak's tree of groups. A slash inside a name is written <c>~/</c> in paths, as Keycloak does.</summary>
internal static class GroupRepresentation
{
    public static Map<string, Group> Read(JsonFields realm)
    {
        var groups = new List<KeyValuePair<string, Group>>();
        Read(realm, "groups", string.Empty, groups);
        return Map<string, Group>.From(groups);
    }

    public static void Write(JsonObject realm, IEnumerable<Group> groups)
    {
        foreach (var group in groups)
        {
            var target = realm;
            var list = "groups";
            foreach (var name in NamesIn(group.Path))
            {
                var siblings = new NamedList(target.ArrayAt(list), o => JsonEdits.TextOf(o["name"]));
                target = siblings.GetOrAdd(name);
                target.SetText("name", name);
                list = "subGroups";
            }

            GrantsRepresentation.Write(target, group.Grants, "realmRoles", "clientRoles");
        }
    }

    private static void Read(JsonFields owner, string list, string parent, List<KeyValuePair<string, Group>> groups)
    {
        foreach (var fields in owner.Objects(list))
        {
            var name = fields.Text("name");
            if (name.Length == 0)
            {
                fields.Notes.Add(TargetCodes.RealmNameMissing, fields.Element, "A group has no 'name'.");
                continue;
            }

            var path = $"{parent}/{name.Replace("/", "~/", StringComparison.Ordinal)}";
            groups.Add(new(path, new Group { Path = path, Grants = GrantsRepresentation.Read(fields, "realmRoles", "clientRoles") }));
            Read(fields, "subGroups", path, groups);
        }
    }

    private static IEnumerable<string> NamesIn(string path)
    {
        var start = 1;
        for (var i = 1; i <= path.Length; i++)
        {
            if (i == path.Length || (path[i] == '/' && path[i - 1] != '~'))
            {
                yield return path[start..i].Replace("~/", "/", StringComparison.Ordinal);
                start = i + 1;
            }
        }
    }
}
