using Provisioning.Compilation;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>What a technical user's tokens carry follows from its grants.</summary>
public sealed class Tus009AdoptedScopes : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-009",
        Severity.Warning,
        "What a technical user's tokens carry follows from its grants",
        "With full scope a role given by hand is in the next token; with scope mappings of the client's own, grant and token drift apart.",
        "CX-Central 1.0.0: five technical users with full scope, and two whose scope mappings and grants differ",
        "Take 'fullScopeAllowed' or 'directScopes' out of what was adopted: each grant then brings its own client scope.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            if (user.Declaration.Adopted is { } adopted && WhatOf(user) is { Length: > 0 } what)
            {
                yield return Descriptor.At(adopted.At.ToPlace(user.ClientId), $"Technical user '{user.ClientId}' was adopted with {what}.");
            }
        }
    }

    private static string WhatOf(TechnicalUser user)
    {
        var direct = user.DirectScopes.Count;
        var mappings = direct switch { 0 => string.Empty, 1 => "a scope mapping of its own", _ => $"{direct} scope mappings of its own" };
        return (user.Declaration.Adopted!.FullScopeAllowed, direct) switch
        {
            (true, 0) => "full scope",
            (true, _) => $"full scope and {mappings}",
            _ => mappings,
        };
    }
}
