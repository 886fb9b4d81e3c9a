using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A role does not list what a role inside it brings anyway.</summary>
public sealed class Rlm002RedundantMembers : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "RLM-002",
        Severity.Info,
        "A role lists nothing that it inherits",
        "Taking such a member out changes nothing, which surprises whoever wanted to withdraw the permission.",
        "A fact about composite roles in Keycloak: members of members count",
        "Remove the member, or the role that brings it a second time.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var role in context.Kinds.Collections)
        {
            var inner = role.Members
                .Where(m => m != role.Ref && context.Realm.Roles.TryGetValue(m, out var found) && !found.IsPermission)
                .ToList();
            foreach (var member in role.Members)
            {
                var through = inner.Where(i => i != member && context.Access.Closure(i).Contains(member)).ToList();
                if (through.Count > 0)
                {
                    yield return Descriptor.At(
                        context.PlaceOfMember(role.Ref, member),
                        $"Role '{role.Ref}' lists '{member}', which it also inherits through {Names.Quoted(through)}.");
                }
            }
        }
    }
}
