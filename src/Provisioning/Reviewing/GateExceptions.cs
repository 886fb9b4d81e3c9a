using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>
/// Exceptions for what a gate refuses. A stack's exceptions cover its own technical users, the platform's whatever belongs to
/// no stack: a tenant cannot accept for another what that one would gain or lose.
/// </summary>
internal sealed class GateExceptions
{
    /// <summary>The codes that exceptions may be declared for, beside those of rules.</summary>
    public static ImmutableHashSet<string> Codes { get; } =
        [GateCodes.Broadening.Code, GateCodes.Deletion.Code, GateCodes.Privileged.Code];

    private readonly ImmutableArray<CompiledStack> stacks;
    private readonly HashSet<string> names;
    private readonly Dictionary<string, CompiledStack> byClientId = new(StringComparer.Ordinal);
    private readonly DateOnly today;

    public GateExceptions(CompiledEnvironment? environment, DateOnly today)
    {
        this.today = today;
        stacks = [.. (environment?.Stacks.Values ?? []).Where(s => s.Declaration.Exceptions.Values.Any(e => Codes.Contains(e.Code)))];
        names = stacks.IsEmpty ? [] : environment!.Stacks.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var stack in stacks.IsEmpty ? [] : environment!.Stacks.Values)
        {
            foreach (var user in stack.TechnicalUsers.Keys)
            {
                byClientId.TryAdd(user, stack);
            }
        }
    }

    public ExceptionDeclaration? For(Principal principal, Diagnostic finding) => stacks
        .Where(s => principal.Kind == PrincipalKind.TechnicalUser && byClientId.TryGetValue(principal.Name, out var owner)
            ? ReferenceEquals(owner, s)
            : s.Declaration.IsPlatform)
        .Select(s => Find(s, principal.Name, finding.Code))
        .FirstOrDefault(e => e is not null);

    /// <summary>For an object that goes away: its stack declares it no longer, but may say that this is meant.</summary>
    public ExceptionDeclaration? For(Change change, Diagnostic finding) => stacks
        .Where(s => s.Name == change.Stack || (s.Declaration.IsPlatform && !names.Contains(change.Stack)))
        .Select(s => Find(s, change.Address.Kind == ObjectKind.Client ? change.Address.Name : change.Address.ToString(), finding.Code))
        .FirstOrDefault(e => e is not null);

    private ExceptionDeclaration? Find(CompiledStack stack, string subject, string code) =>
        stack.Declaration.Exceptions.Values.FirstOrDefault(e =>
            e.Code == code && e.Until >= today && e.Subjects.Any(pattern => SubjectPattern.Matches(pattern, subject)));
}
