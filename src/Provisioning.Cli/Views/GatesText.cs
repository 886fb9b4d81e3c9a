using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>The gates that refuse, and why. Gates that let the plan through need no words.</summary>
internal static class GatesText
{
    public static void Write(Page page, Review review)
    {
        foreach (var gate in review.Gates.Where(g => g.Refused))
        {
            page.Line().Line($"Refused by the gate {gate.Name}", Tone.Bad);
            if (gate.Causes.Length != 1)
            {
                page.Line(gate.Message);
            }

            FindingsView.WriteList(page, gate.Causes);
        }
    }
}
