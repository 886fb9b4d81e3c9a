using Provisioning.Access;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>Why a technical user has what it has, as JSON.</summary>
internal static class ExplanationJson
{
    public static void Write(TextWriter output, Explanation explanation)
    {
        using var page = JsonPage.Open(output, "explain");
        var writer = page.Writer;
        writer.WriteString("subject", explanation.Subject);
        writer.WriteString("clientId", explanation.Name);
        writer.WriteString("barrier", Word(explanation.Barrier));
        writer.WriteStartArray("permissions");
        foreach (var entitlement in explanation.Entitlements)
        {
            writer.WriteStartObject();
            writer.WriteString("permission", entitlement.Role.ToString());
            if (explanation.Claims is not null)
            {
                writer.WriteBoolean("inToken", entitlement.Reach == Reach.Token);
            }

            writer.WriteStartArray("paths");
            foreach (var path in explanation.PathsTo(entitlement.Role))
            {
                WritePath(page, path);
            }

            writer.WriteEndArray();
            writer.WriteNumber("pathCount", explanation.CountPathsTo(entitlement.Role));
            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("claims");
        writer.WriteRawValue(explanation.Claims?.ToJson() ?? "null");
        if (explanation.Tokens.Length > 0)
        {
            WriteTokens(page, explanation.Tokens);
        }

        page.Close();
    }

    private static void WriteTokens(JsonPage page, ImmutableArray<ComparedToken> tokens)
    {
        page.Writer.WriteStartArray("tokens");
        foreach (var token in tokens)
        {
            page.Writer.WriteStartObject();
            page.Writer.WriteString("source", token.Source);
            page.Writer.WriteBoolean("same", token.IsSame);
            page.Writer.WriteNumber("requests", token.Requests);
            page.Writer.WriteEndObject();
        }

        page.Writer.WriteEndArray();
        FindingsJson.Write(page, "findings", tokens.SelectMany(t => t.Findings));
    }

    private static void WritePath(JsonPage page, AccessPath path)
    {
        var writer = page.Writer;
        writer.WriteStartObject();
        writer.WriteString("start", path.Start switch { PathStart.Group => "group", PathStart.DefaultRole => "default role", _ => "grant" });
        if (path.Group.Length > 0)
        {
            writer.WriteString("group", path.Group);
        }

        writer.WriteStartArray("roles");
        foreach (var role in path.Roles)
        {
            writer.WriteStringValue(role.ToString());
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Word(TokenBarrier barrier) => barrier switch
    {
        TokenBarrier.Disabled => "disabled",
        TokenBarrier.NoRoleMapper => "no role mapper",
        _ => "none",
    };
}
