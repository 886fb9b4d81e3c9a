using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Says which grants lead to a role that administers the realm.</summary>
internal sealed class PrivilegedRoles(RealmState realm)
{
    /// <summary>A finding for each privileged grant that the technical user holds and that is not declared.</summary>
    public IEnumerable<Diagnostic> Removed(string technicalUser, ValueSet<RoleRef> held, ValueSet<RoleRef> allowed)
    {
        foreach (var grant in held)
        {
            if (!allowed.Contains(grant) && PrivilegedPartOf(grant) is { } privileged)
            {
                var through = privileged == grant ? string.Empty : $" (through '{grant}')";
                yield return PlanningCodes.PrivilegedGrantRemoved.At(
                    Place.Of(technicalUser),
                    $"Technical user '{technicalUser}' holds the privileged role '{privileged}'{through}, which nobody declared; "
                    + "the plan removes it.");
            }
        }
    }

    /// <summary>The role itself when it is privileged, else the privileged role inside it that is nearest, then first by name; or null.</summary>
    public RoleRef? PrivilegedPartOf(RoleRef role)
    {
        var seen = new HashSet<RoleRef> { role };
        var open = new Queue<RoleRef>([role]);
        while (open.TryDequeue(out var next))
        {
            if (KeycloakBuiltIns.IsPrivileged(next))
            {
                return next;
            }

            foreach (var member in realm.Roles.TryGetValue(next, out var known) ? known.Members : [])
            {
                if (seen.Add(member))
                {
                    open.Enqueue(member);
                }
            }
        }

        return null;
    }
}
