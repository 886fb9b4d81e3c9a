using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// What the platform's stack owns beside its technical users: the catalogue's applications and roles, and a grant scope for
/// each role that is offered to tenants or held by anybody in the environment.
/// </summary>
internal static class PlatformObjects
{
    public static CompiledStack AddTo(CompiledStack platform, CompiledCatalogue catalogue, IReadOnlyCollection<CompiledStack> all)
    {
        var marks = StackMarks.Of(platform.Name);
        var roleMarks = StackMarks.ForRoles(platform.Name);
        var scoped = new HashSet<RoleRef>(catalogue.Offered);
        foreach (var stack in all)
        {
            // A scope outlives the last day of a grant: otherwise the platform could not be applied before the tenant was. What the
            // token of a password grant may carry is up to the client that asks for it.
            foreach (var user in stack.TechnicalUsers.Values.Concat(stack.EndedTechnicalUsers.Values).Where(u => !u.Declaration.UsesPassword))
            {
                scoped.UnionWith(user.ScopedGrants);
                scoped.UnionWith(user.EndedScopedGrants);
            }
        }

        return platform with
        {
            Clients = platform.Clients.Merge(catalogue.Applications.Select(application =>
                KeyValuePair.Create(application.ClientId, AppliedMark.Stamp(application with { Attributes = marks })))),
            Roles = Map<RoleRef, Role>.From(catalogue.Roles.Select(role =>
                KeyValuePair.Create(role.Ref, AppliedMark.Stamp(role with { Attributes = roleMarks })))),
            ClientScopes = Map<string, ClientScope>.From(scoped
                .Select(role => AppliedMark.Stamp(GrantScope.For(role, marks)))
                .Select(scope => KeyValuePair.Create(scope.Name, scope))),
        };
    }
}
