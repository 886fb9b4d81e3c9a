using System.Text;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Tests.Declarations;

/// <summary>Declarations as somebody wrote them: files by path, beside a small valid project.</summary>
internal static class Written
{
    public const string Environment = """
        { "realm": { "kind": "file", "name": "demo-dev", "path": "realm.json" },
          "vault": { "kind": "file", "path": "secrets.json" } }
        """;

    public const string Catalogue = """
        { "applications": { "App": {
            "permissions": { "view_things": { "description": "See things" }, "edit_things": {} },
            "roles": { "Thing Reader": { "members": ["view_things"], "offeredTo": ["participant"] } } } } }
        """;

    public const string Platform = """
        { "platform": true, "organisation": { "bpn": "BPNL000000000001" } }
        """;

    public const string Stack = """
        { "organisation": { "bpn": "BPNL00000000ACME" },
          "technicalUsers": { "reader": { "description": "Reads", "grants": { "Thing Reader": {} } } } }
        """;

    public static ReadResult Read(params (string Path, string Text)[] files) =>
        DeclarationReader.Read(files.Select(f => File(f.Path, f.Text)));

    /// <summary>The small project with some of its files replaced or more added.</summary>
    public static SourceFile[] Project(params (string Path, string Text)[] files)
    {
        var all = new Dictionary<string, string>
        {
            ["stacks/environments/dev.json"] = Environment,
            ["stacks/catalogue/demo.json"] = Catalogue,
            ["stacks/platform/stack.json"] = Platform,
            ["stacks/acme/stack.json"] = Stack,
        };
        foreach (var (path, text) in files)
        {
            all[path] = text;
        }

        return [.. all.Select(f => File(f.Key, f.Value))];
    }

    public static ReadResult ReadProject(params (string Path, string Text)[] files) => DeclarationReader.Read(Project(files));

    public static SourceFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The findings as "code line:column" under the last part of their file's path.</summary>
    public static string[] Brief(IEnumerable<Diagnostic> findings) =>
        [.. findings.Select(f => $"{f.Code} {f.Place.File.Split('/')[^1]} {f.Place.Line}:{f.Place.Column}")];
}
