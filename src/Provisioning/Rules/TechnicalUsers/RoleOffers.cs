using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// Which company roles may choose which role for technical users. The platform hands out what it owns, and what an activation
/// brings was chosen by the app's provider; everybody else chooses from what is offered.
/// </summary>
internal static class RoleOffers
{
    /// <summary>Why the tenant may not choose the role, to end a sentence; empty when it may.</summary>
    public static string Refusal(RuleContext context, TechnicalUser user, RoleRef role)
    {
        if (user.Stack.IsPlatform
            || user.Declaration.ActivatedApp.Length > 0
            || !context.Kinds.IsTechnicalContainer(role.Client)
            || !context.Catalogue.Applications.TryGetValue(role.Client, out var application)
            || !application.Roles.TryGetValue(role.Name, out var declared))
        {
            return string.Empty;
        }

        return IsOffered(declared.OfferedTo, user.Stack.CompanyRoles) ? string.Empty
            : declared.OfferedTo.Count == 0 ? "which is offered to nobody"
            : $"which is offered to {Names.Quoted(declared.OfferedTo)} only";
    }

    private static bool IsOffered(ValueSet<string> offeredTo, ValueSet<string> companyRoles)
    {
        foreach (var role in companyRoles)
        {
            if (offeredTo.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
