using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>What is declared for a time only: the first to end first.</summary>
internal static class EndingsText
{
    private const int Shown = 20;

    public static void Write(Page page, ImmutableArray<Ending> endings)
    {
        if (endings.IsEmpty)
        {
            return;
        }

        page.Line().Line("Declared for a time", Tone.Strong);
        foreach (var ending in endings.Take(Shown))
        {
            page.Write($"  {(ending.HasEnded ? "ended" : "until")} {ending.Until:yyyy-MM-dd}: ", ending.HasEnded ? Tone.Bad : Tone.Caution)
                .Write(ending.ClientId)
                .Write(ending.Role is null ? " as a whole" : $", {ending.Role}")
                .Line(ending.Reason.Length > 0 ? $"    {ending.Reason}" : string.Empty, Tone.Quiet);
        }

        if (endings.Length > Shown)
        {
            page.Line($"  ... and {endings.Length - Shown} more", Tone.Quiet);
        }
    }
}
