using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>What comparing with real tokens gave: a sentence for each that is the same, findings for the others.</summary>
internal static class TokensText
{
    public static void Write(Page page, ImmutableArray<ComparedToken> tokens)
    {
        if (tokens.IsEmpty)
        {
            return;
        }

        page.Line().Write("Compared with the server", Tone.Strong)
            .Line($" in {Counting.Of(tokens.Sum(t => t.Requests), "request")}", Tone.Quiet);
        foreach (var token in tokens)
        {
            if (token.IsSame)
            {
                page.Write("  ").Write(token.Words).Line(" has the same roles, audience and bpn.", Tone.Good);
            }

            FindingsView.WriteList(page, token.Findings);
        }
    }
}
