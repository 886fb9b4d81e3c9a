using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// Runs all rules over every environment and settles what a finding weighs: the environment's severities, the freedom of
/// third-party applications in names, and the exceptions that stacks declare.
/// </summary>
public static class RuleEngine
{
    /// <param name="reported">
    /// What reading and compiling found. With errors among it, findings that may only come of what is missing are left out.
    /// </param>
    /// <param name="today">The day for which dates of exceptions and grants are judged.</param>
    /// <param name="environments">Names of the environments to check; all when null. Unknown names are left out.</param>
    public static RuleReport Check(
        CompiledDeclarations compiled, DateOnly today, IEnumerable<string>? environments = null, ImmutableArray<Diagnostic> reported = default)
    {
        var echoes = new Echoes(reported.IsDefault ? [] : reported);
        var ledger = new ExceptionLedger(compiled, today);
        var findings = new FindingSet();
        var accepted = new Dictionary<Diagnostic, AcceptedFinding>();
        var chosen = environments?.ToHashSet(StringComparer.Ordinal);
        foreach (var environment in compiled.Environments.Values.Where(e => chosen is null || chosen.Contains(e.Name)))
        {
            var exceptions = ledger.Open(environment);
            foreach (var finding in Check(environment, compiled, today, echoes))
            {
                if (exceptions.For(finding) is { } exception)
                {
                    // Environments that weigh the same finding differently still share the one decision about it.
                    var key = finding with { Severity = Severity.Error };
                    if (!accepted.TryGetValue(key, out var known) || known.Finding.Severity < finding.Severity)
                    {
                        accepted[key] = new AcceptedFinding(finding, exception);
                    }
                }
                else
                {
                    findings.Add(finding);
                }
            }
        }

        foreach (var finding in ledger.Findings(echoes))
        {
            findings.Add(finding);
        }

        return new RuleReport
        {
            Findings = findings.Sorted(),
            Accepted = [.. Diagnostic.Sort(accepted.Keys).Select(f => accepted[f])],
        };
    }

    /// <summary>Lints a realm that no declarations stand behind; rules that need declarations find nothing.</summary>
    /// <param name="file">The name under which findings point to the realm.</param>
    public static ImmutableArray<Diagnostic> CheckRealm(RealmState realm, string file)
    {
        var context = RuleContext.Observed(realm, file);
        var findings = new FindingSet();
        foreach (var finding in RuleCatalogue.Rules.SelectMany(r => r.Check(context)))
        {
            findings.Add(finding);
        }

        return findings.Sorted();
    }

    private static IEnumerable<Diagnostic> Check(
        CompiledEnvironment environment, CompiledDeclarations all, DateOnly today, Echoes echoes)
    {
        var context = RuleContext.Declared(environment, all, today);
        foreach (var rule in RuleCatalogue.Rules.Where(r => !echoes.Silence(r.Descriptor)))
        {
            var isSet = environment.Declaration.RuleSeverities.TryGetValue(rule.Descriptor.Code, out var severity);
            if (isSet && severity is null)
            {
                continue;
            }

            foreach (var finding in rule.Check(context).Where(f => !echoes.Contain(rule.Descriptor, f)))
            {
                yield return ThirdParties.Weaken(severity is { } chosen ? finding with { Severity = chosen } : finding, context.Catalogue);
            }
        }
    }
}
