using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Rules;

/// <summary>
/// The exceptions of all checked environments and what they covered. One exception in a tenant's stack file belongs to
/// the stacks of all its environments; it counts as used when it covers something in any of them.
/// </summary>
internal sealed class ExceptionLedger(CompiledDeclarations all, DateOnly today)
{
    private readonly Dictionary<ExceptionDeclaration, Entry> entries = [];

    /// <summary>The exceptions of one environment's stacks, ready to be matched.</summary>
    public EnvironmentExceptions Open(CompiledEnvironment environment)
    {
        var byStack = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var stack in environment.Stacks.Values)
        {
            if (stack.Declaration.Exceptions.Count > 0)
            {
                byStack[stack.Name] = [.. stack.Declaration.Exceptions.Values.Select(e => Register(e, environment))];
            }
        }

        return new EnvironmentExceptions(environment, byStack);
    }

    /// <summary>What is wrong with the exceptions themselves, once everything they might cover was seen.</summary>
    public IEnumerable<Diagnostic> Findings(Echoes echoes)
    {
        foreach (var (exception, entry) in entries)
        {
            var place = exception.At.ToPlace(exception.Name);
            var isGate = GateExceptions.Codes.Contains(exception.Code);
            if (!isGate && RuleCatalogue.Find(exception.Code) is null)
            {
                yield return ExceptionCodes.UnknownCode.At(
                    place, $"Exception '{exception.Name}' is for '{exception.Code}', and there is no such rule.", NextForUnknown(exception.Code));
            }
            else if (exception.Until < today)
            {
                yield return ExceptionCodes.Expired.At(
                    place, $"Exception '{exception.Name}' for {exception.Code} ended on {exception.Until:yyyy-MM-dd}.");
            }

            // Whether a gate's exception covers anything depends on the realm that is there, which rules do not see.
            else if (!isGate && !echoes.Silence(ExceptionCodes.Unused) && !entry.IsUsed && entry.MayBeJudged && entry.Environments.SetEquals(EnvironmentsWith(exception)))
            {
                yield return ExceptionCodes.Unused.At(
                    place,
                    $"Exception '{exception.Name}' covers no finding of {exception.Code} for {Names.Quoted(exception.Subjects)}.");
            }
        }
    }

    private Entry Register(ExceptionDeclaration exception, CompiledEnvironment environment)
    {
        if (!entries.TryGetValue(exception, out var entry))
        {
            entries.Add(exception, entry = new Entry(exception, exception.Until >= today));
        }

        entry.Environments.Add(environment.Name);

        // Where its rule is off an exception has nothing to cover, and that is not its fault.
        entry.MayBeJudged &= !environment.Declaration.RuleSeverities.TryGetValue(exception.Code, out var severity) || severity is not null;
        return entry;
    }

    /// <summary>Judging an exception that also belongs to environments left out of this run would be premature.</summary>
    private IEnumerable<string> EnvironmentsWith(ExceptionDeclaration exception) =>
        all.Environments.Values
            .Where(e => e.Stacks.Values.Any(s =>
                s.Declaration.Exceptions.TryGetValue(exception.Name, out var other) && other == exception))
            .Select(e => e.Name);

    private static string NextForUnknown(string code) =>
        Spelling.Nearest(code.ToUpperInvariant(), RuleCatalogue.Rules.Select(r => r.Descriptor.Code)) is { } near
            ? $"Did you mean '{near}'? 'provision rules' lists all codes."
            : string.Empty;

    internal sealed class Entry(ExceptionDeclaration exception, bool isInForce)
    {
        public ExceptionDeclaration Exception { get; } = exception;

        public bool IsInForce { get; } = isInForce;

        public bool IsUsed { get; set; }

        public bool MayBeJudged { get; set; } = true;

        public SortedSet<string> Environments { get; } = new(StringComparer.Ordinal);
    }
}
