using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>What is declared for a time only: the first to end first.</summary>
internal static class EndingsMarkdown
{
    private const int Shown = 50;

    public static void Write(TextWriter output, ImmutableArray<Ending> endings)
    {
        if (endings.IsEmpty)
        {
            return;
        }

        output.Write("\n#### Declared for a time\n\n");
        Markdown.Table(output, ["Last day", "Technical user", "Role", "Reason"], endings.Take(Shown).Select(e => (string[])
        [
            $"{e.Until:yyyy-MM-dd}{(e.HasEnded ? " (ended)" : string.Empty)}",
            Markdown.Name(e.ClientId),
            e.Role is null ? "the technical user itself" : Markdown.Name(e.Role.ToString()!),
            Markdown.Text(e.Reason),
        ]));
        if (endings.Length > Shown)
        {
            output.Write($"\n... and {endings.Length - Shown} more.\n");
        }
    }
}
