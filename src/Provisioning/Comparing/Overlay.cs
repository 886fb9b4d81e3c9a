using Provisioning.Declarations;
using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Comparing;

/// <summary>What an environment's file of a tenant says by itself, and why.</summary>
internal sealed class Overlay
{
    private const string Description = "description";
    private const string ReasonField = "reason";

    private readonly SourceObject? root;

    private Overlay(SourceObject? root) => this.root = root;

    public static Overlay Of(StackDeclaration stack, IEnumerable<SourceFile> files)
    {
        var path = $"stacks/{stack.Tenant}/{stack.Environment}.json";
        var file = files.FirstOrDefault(f => f.Path == path);
        return new Overlay(file is null || file.IsUnread ? null : JsonSourceParser.Parse(file, []));
    }

    /// <summary>
    /// The line that says something about what the path leads to, or about something it is part of, with the nearest reason
    /// above it; null where the overlay says nothing of it.
    /// </summary>
    public (Place Place, string Reason)? About(string subject, params string[] path)
    {
        if (root is null)
        {
            return null;
        }

        var (at, reason, here) = (default(SourcePosition), TextOf(root, Description), root);
        for (var depth = 0; depth < path.Length; depth++)
        {
            if (here.Find(path[depth]) is not { } member)
            {
                // Naming a technical user says nothing yet about each of its fields.
                return null;
            }

            at = member.At;
            if (member.Value is not SourceObject deeper)
            {
                return (at.ToPlace(subject), reason);
            }

            reason = TextOf(deeper, ReasonField) is { Length: > 0 } own ? own : reason;
            here = deeper;
        }

        return (at.ToPlace(subject), reason);
    }

    private static string TextOf(SourceObject node, string name) => node.Find(name)?.Value is SourceText text ? text.Value : string.Empty;
}
