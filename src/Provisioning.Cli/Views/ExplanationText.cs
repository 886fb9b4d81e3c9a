using Provisioning.Access;
using Provisioning.Cli.Terminals;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>Why a technical user has what it has, and what its token says.</summary>
internal static class ExplanationText
{
    public static void Write(Page page, Explanation explanation)
    {
        page.Write(explanation.Name, Tone.Strong).Line($" in {explanation.Subject}");
        foreach (var (name, value) in explanation.Facts)
        {
            page.Write($"  {name,-10} ", Tone.Quiet).Line(value);
        }

        var barrier = BarrierSentence(explanation.Barrier);
        if (barrier.Length > 0)
        {
            page.Line().Line(barrier, Tone.Caution);
        }

        page.Line().Line(
            explanation.Entitlements.Length == 0 ? "It holds no permission." : Counting.Of(explanation.Entitlements.Length, "permission"), Tone.Strong);
        foreach (var entitlement in explanation.Entitlements)
        {
            page.Write("  ").Write(entitlement.Role.ToString()).Line(entitlement.Reach == Reach.Token || explanation.Claims is null ? string.Empty : " (not in its token)", Tone.Caution);
            var paths = explanation.PathsTo(entitlement.Role);
            foreach (var path in paths)
            {
                page.Line($"      {PathWords.Of(path)}", Tone.Quiet);
            }

            if (explanation.CountPathsTo(entitlement.Role) > paths.Length)
            {
                page.Line($"      ... and {explanation.CountPathsTo(entitlement.Role) - paths.Length} more ways", Tone.Quiet);
            }
        }

        foreach (var missing in explanation.Missing)
        {
            page.Line($"  {missing}: granted, but the realm has no such role", Tone.Bad);
        }

        WriteClaims(page, explanation);
        TokensText.Write(page, explanation.Tokens);
    }

    private static void WriteClaims(Page page, Explanation explanation)
    {
        if (explanation.Claims is not { } claims)
        {
            page.Line().Line("It signs in with a password: its token is made for the client that it signs in through, which decides what the token carries.");
            return;
        }

        page.Line().Line("Claims of its access token, as far as the realm decides them", Tone.Strong);
        foreach (var line in claims.ToJson().Split('\n'))
        {
            page.Line(line.TrimEnd('\r'));
        }
    }

    private static string BarrierSentence(TokenBarrier barrier) => barrier switch
    {
        TokenBarrier.Disabled => "It is disabled: it gets no token at all. The claims are those it would get once enabled.",
        TokenBarrier.NoRoleMapper =>
            $"No role reaches its token: neither the client nor one of its default scopes writes roles (usually the scope '{KeycloakBuiltIns.RolesScope}' is missing).",
        _ => string.Empty,
    };
}
