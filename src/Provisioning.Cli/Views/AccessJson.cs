using Provisioning.Access;
using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>A difference of access as JSON: every change of everybody, those that are alike written once.</summary>
internal static class AccessJson
{
    public static void Write(JsonPage page, Review review)
    {
        var access = review.Access;
        var writer = page.Writer;
        writer.WriteStartObject("access");
        writer.WriteBoolean("broadening", access.IsBroadening);
        writer.WriteString("summary", AccessCounts.Sentence(AccessRoutes.Of(review)));
        WriteMoves(page, review);
        writer.WriteStartArray("groups");
        foreach (var fold in access.Folded)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("principals");
            foreach (var principal in fold.Principals)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", principal.Kind == PrincipalKind.User ? "user" : "technical user");
                writer.WriteString("name", principal.Name);
                writer.WriteEndObject();
                page.Breathe();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("changes");
            foreach (var change in fold.Roles)
            {
                WriteChange(page, change);
                page.Breathe();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMoves(JsonPage page, Review review)
    {
        var writer = page.Writer;
        writer.WriteStartArray("moves");
        foreach (var (principal, moves) in review.Moves)
        {
            foreach (var move in moves)
            {
                writer.WriteStartObject();
                writer.WriteString("name", principal.Name);
                writer.WriteString("from", move.From.ToString());
                writer.WriteStartArray("to");
                foreach (var successor in move.To)
                {
                    writer.WriteStringValue(successor.ToString());
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                page.Breathe();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteChange(JsonPage page, RoleChange change)
    {
        var writer = page.Writer;
        writer.WriteStartObject();
        writer.WriteString("role", change.Role.ToString());
        writer.WriteBoolean("permission", change.IsPermission);
        writer.WriteString("kind", KindOf(change.Kind));
        writer.WriteBoolean("inToken", change.After == Reach.Token);
        writer.WriteBoolean("privileged", change.Privileged);
        writer.WriteStartArray("paths");
        foreach (var path in change.Paths)
        {
            writer.WriteStringValue(path.ToString());
        }

        writer.WriteEndArray();
        writer.WriteNumber("pathCount", change.PathCount);
        writer.WriteEndObject();
    }

    private static string KindOf(AccessChangeKind kind) => kind switch
    {
        AccessChangeKind.Gained => "gained",
        AccessChangeKind.Lost => "lost",
        AccessChangeKind.TokenGained => "token gained",
        _ => "token lost",
    };
}
