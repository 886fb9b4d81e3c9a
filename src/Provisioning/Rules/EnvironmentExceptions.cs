using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>
/// Matches findings with exceptions. A stack's exceptions cover findings about the stack and its own technical users;
/// the platform's cover, besides, whatever belongs to no stack: the catalogue and the realm.
/// </summary>
internal sealed class EnvironmentExceptions
{
    private readonly IReadOnlyDictionary<string, List<ExceptionLedger.Entry>> byStack;
    private readonly Dictionary<string, string> stackByClientId = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> platforms;
    private readonly CompiledEnvironment environment;

    public EnvironmentExceptions(
        CompiledEnvironment environment, IReadOnlyDictionary<string, List<ExceptionLedger.Entry>> byStack)
    {
        this.environment = environment;
        this.byStack = byStack;
        platforms = [.. environment.Stacks.Values.Where(s => s.Declaration.IsPlatform).Select(s => s.Name)];
        foreach (var stack in byStack.Count > 0 ? environment.Stacks.Values : [])
        {
            foreach (var user in stack.TechnicalUsers)
            {
                stackByClientId.TryAdd(user.Key, stack.Name);
            }
        }
    }

    /// <summary>The exception in force that covers the finding, or null.</summary>
    public ExceptionDeclaration? For(Diagnostic finding)
    {
        if (byStack.Count == 0)
        {
            return null;
        }

        return OwnerOf(finding.Subject) is { } owner
            ? Match(owner, finding)
            : platforms.Select(p => Match(p, finding)).FirstOrDefault(e => e is not null);
    }

    private string? OwnerOf(string subject) =>
        stackByClientId.TryGetValue(subject, out var stack) ? stack : environment.Stacks.ContainsKey(subject) ? subject : null;

    private ExceptionDeclaration? Match(string stack, Diagnostic finding)
    {
        foreach (var entry in byStack.TryGetValue(stack, out var entries) ? entries : [])
        {
            if (entry.IsInForce
                && entry.Exception.Code == finding.Code
                && entry.Exception.Subjects.Any(s => SubjectPattern.Matches(s, finding.Subject)))
            {
                entry.IsUsed = true;
                return entry.Exception;
            }
        }

        return null;
    }
}
