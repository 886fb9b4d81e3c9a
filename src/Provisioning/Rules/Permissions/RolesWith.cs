using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Which role could be granted in place of a permission.</summary>
internal static class RolesWith
{
    /// <summary>A role among the grants that brings the permission anyway, or null.</summary>
    public static RoleRef? AmongGrants(RuleContext context, ValueSet<RoleRef> grants, RoleRef permission)
    {
        foreach (var grant in grants)
        {
            if (grant != permission && context.Access.Closure(grant).Contains(permission))
            {
                return grant;
            }
        }

        return null;
    }

    /// <summary>Names roles that have the permission: those made for technical users, the smallest first.</summary>
    public static string Advice(RuleContext context, RoleRef permission)
    {
        var roles = context.Kinds.Collections
            .Where(r => context.Kinds.IsTechnicalContainer(r.Ref.Client) && context.Access.Closure(r.Ref).Contains(permission))
            .OrderBy(r => context.Access.Closure(r.Ref).Count)
            .ThenBy(r => r.Ref)
            .Select(r => r.Ref)
            .ToList();
        return roles.Count > 0
            ? $"Grant a role that has it: {Names.Quoted(roles)}."
            : "Make a role for technical users that has it, and grant that.";
    }
}
