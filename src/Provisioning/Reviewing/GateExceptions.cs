using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>
/// Exceptions for what a gate refuses. A stack's exceptions cover its own technical users, the platform's whatever belongs to
/// no stack: a tenant cannot accept for another what that one would gain.
/// </summary>
internal sealed class GateExceptions(CompiledEnvironment? environment, DateOnly today)
{
    private readonly ImmutableArray<CompiledStack> stacks = [.. environment?.Stacks.Values ?? []];

    public ExceptionDeclaration? For(Principal principal, Diagnostic finding)
    {
        foreach (var stack in stacks)
        {
            if (Find(stack, principal, finding) is { } exception && Covers(stack, principal))
            {
                return exception;
            }
        }

        return null;
    }

    private ExceptionDeclaration? Find(CompiledStack stack, Principal principal, Diagnostic finding) =>
        stack.Declaration.Exceptions.Count == 0
            ? null
            : stack.Declaration.Exceptions.Values.FirstOrDefault(e =>
                e.Code == finding.Code
                && e.Until >= today
                && e.Subjects.Any(subject => SubjectPattern.Matches(subject, principal.Name)));

    private bool Covers(CompiledStack stack, Principal principal) => principal.Kind == PrincipalKind.TechnicalUser
        && stacks.FirstOrDefault(s => s.TechnicalUsers.ContainsKey(principal.Name)) is { } owner
            ? ReferenceEquals(owner, stack)
            : stack.Declaration.IsPlatform;
}
